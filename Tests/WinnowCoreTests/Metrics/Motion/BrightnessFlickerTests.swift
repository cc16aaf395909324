import Foundation
import TestSupport
import Testing

@testable import WinnowCore

@Suite struct BrightnessFlickerTests {
  private func value(_ rate: Double, _ level: (_ frame: Int) -> Double) throws -> Double {
    let pictures = (0..<Int(rate)).map { frame in
      // Fractions of a level are shares of samples that are one level lighter.
      let (whole, share) = (Int(level(frame)), level(frame) - level(frame).rounded(.down))
      return Plane(width: 50, height: 20) { x, y in
        UInt8(whole + (Double(x + 50 * y) < 1_000 * share ? 1 : 0))
      }
    }
    return try #require(BrightnessFlicker().values(pictures, rate: rate)[0])
  }

  /// Of the 2 n + 1 levels about a frame, n + 1 or n are like it.
  @Test(arguments: [(25.0, 2), (30, 3), (50, 5), (60, 6)])
  func everyOtherFrameLighter(rate: Double, reach: Int) throws {
    for amplitude in [1.0, 3, 10, 30] {
      let value = try value(rate) { 100 + amplitude * Double($0 % 2) }
      let like = Double(reach % 2 == 0 ? reach + 1 : reach) / Double(2 * reach + 1)
      #expect(abs(value - amplitude * (1 - like)) < 0.01 * amplitude)
    }
  }

  /// The median of |sin| is 0.71 over whole waves.
  @Test(arguments: [24.0, 25, 30, 50, 60]) func aLampOfTenHertz(rate: Double) throws {
    let value = try value(rate) { 120 + 10 * sin(2 * .pi * 10 * Double($0) / rate) }
    #expect(5...10 ~= value)
  }

  @Test func fadesAndSingleFlashesDoNotFlicker() throws {
    #expect(try value(25) { 200 - 7 * Double($0) } < 1e-9)
    #expect(try value(25) { 60 + 100 * max(0, Double($0 - 12) / 13) } < 0.7)
    #expect(try value(25) { $0 == 12 ? 200 : 90 } < 9)
    #expect(try value(25) { 90 + 0.02 * Double($0 * $0) } < 0.2)
  }

  @Test func aFewFramesAllowNoJudgement() {
    let pictures = (0..<4).map { Plane(width: 50, height: 20, filledWith: UInt8(90 + $0 % 2)) }
    #expect(BrightnessFlicker().values(pictures) == [nil])
  }
}
