import Foundation
import TestSupport
import Testing

@testable import WinnowCore

@Suite struct MissTests {
  /// Numbers are those of C's "%.4g", whatever their size: ties and powers of ten too.
  @Test func numbersHaveFourDigits() {
    var generator = SeededGenerator(seed: 4)
    for number in 0..<50_000 {
      let size = pow(10, Double.random(in: -7...7, using: &generator))
      var value = number.isMultiple(of: 2) ? size : -size
      if number.isMultiple(of: 3) { value = (value * 1000).rounded() / 1000 }
      if number.isMultiple(of: 5) { value = pow(10, Double(number % 13 - 6)) }
      #expect(Miss.short(value) == String(format: "%.4g", value), "\(value)")
    }
    #expect(Miss.short(0) == "0" && Miss.short(-250) == "-250")
  }

  @Test func saysByWhichBound() {
    #expect(Miss("motion", 0.3, lower: 2, upper: 9)?.description == "motion 0.3 < 2")
    #expect(Miss("motion", 9.25, lower: nil, upper: 9)?.description == "motion 9.25 > 9")
    #expect(Miss("motion", 9, lower: 2, upper: 9) == nil)
  }
}
