import TestSupport
import Testing

@testable import WinnowCore

@Suite struct RepeatedFramesTests {
  /// Pictures numbered by what they show, with noise of up to `noise` levels in each.
  private func value(_ shown: [Int], step: Int = 3, noise: Int = 0) throws -> Double {
    var random = SeededGenerator(seed: 5)
    let pictures = shown.map { number in
      Plane(width: 64, height: 36) { x, y in
        let level = 60 + ((x + step * number) * 9 + y * 4) % 120
        return UInt8(level + Int.random(in: -noise...noise, using: &random))
      }
    }
    return try #require(RepeatedFrames.values(pictures)[0])
  }

  /// Frames at the ends of the stretch have nothing on one side, which is why values are a little off.
  @Test(arguments: 1...5, [0, 2]) func everyFrameStoredSeveralTimes(times: Int, noise: Int) throws {
    let value = try value((0..<120).map { $0 / times }, noise: noise)
    #expect(abs(value - (1 - 1 / Double(times))) < 0.04)
  }

  /// 24 frames a second as 60: three, two, three, two.
  @Test func filmAtSixtyFrames() throws {
    #expect(abs(try value((0..<120).map { $0 * 2 / 5 }) - 0.6) < 0.04)
  }

  @Test func stillsFreezesAndNoiseHaveNoRepeats() throws {
    #expect(try value([Int](repeating: 0, count: 60)) == 0)
    #expect(try value([Int](repeating: 0, count: 60), noise: 3) == 0)
    let frozen = Array(0..<20) + [Int](repeating: 20, count: 40)
    #expect(try value(frozen) < 0.06)
  }

  @Test func aFlickeringLightIsNoMotion() throws {
    let pictures = (0..<40).map { index in
      Plane(width: 64, height: 36) { x, y in UInt8(80 + (x * 9 + y * 4) % 90 + index % 2 * 15) }
    }
    #expect(try #require(RepeatedFrames.values(pictures)[0]) == 0)
  }
}
