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
    return try #require(RepeatedFrames().values(pictures)[0])
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

  /// Every picture another, and some differ by as much as pictures on two sides of a cut: four times
  /// each, jumps lie further apart than frames that repeat.
  @Test func fastMotionIsNoCut() throws {
    var random = SeededGenerator(seed: 9)
    let pictures = [20, 34, 34, 20, 20, 26, 34, 30, 20, 34, 34, 20].flatMap { contrast in
      let picture = Plane(width: 64, height: 36) { _, _ in
        UInt8(128 + Int.random(in: -contrast...contrast, using: &random))
      }
      return [Plane](repeating: picture, count: 4)
    }
    #expect(abs(try #require(RepeatedFrames().values(pictures)[0]) - 0.75) < 0.05)
  }

  /// What comes before the first motion of a shot says nothing; a cut begins anew.
  @Test func theFirstFramesOfAShotAreNotCounted() throws {
    let before = [Plane](repeating: Plane(width: 64, height: 36, filledWith: 20), count: 20)
    let after = (0..<60).map { index in
      Plane(width: 64, height: 36) { x, y in UInt8(60 + ((x + index / 4 * 3) * 9 + y * 4) % 120) }
    }
    #expect(abs(try #require(RepeatedFrames().values(before + after)[0]) - 0.75) < 0.03)
  }

  @Test func aFlickeringLightIsNoMotion() throws {
    let pictures = (0..<40).map { index in
      Plane(width: 64, height: 36) { x, y in UInt8(80 + (x * 9 + y * 4) % 90 + index % 2 * 15) }
    }
    #expect(try #require(RepeatedFrames().values(pictures)[0]) == 0)
  }
}
