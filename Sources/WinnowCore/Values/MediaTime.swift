/// A point on a stream's own clock: integer ticks and the length of a tick in seconds.
///
/// Seconds are derived at the rim (printing, manifests); ticks are what is stored and compared.
package struct MediaTime: Hashable, Sendable, Codable {
  package var ticks: Int64
  package var timeBase: Rational

  package init(ticks: Int64, timeBase: Rational) {
    self.ticks = ticks
    self.timeBase = timeBase
  }

  package var seconds: Double { Self.seconds(ticks, timeBase) }

  /// The time `ticks` stand for in `timeBase`, rounded once.
  package static func seconds(_ ticks: Int64, _ timeBase: Rational) -> Double {
    Double(ticks) * Double(timeBase.numerator) / Double(timeBase.denominator)
  }

  /// The nearest whole number of ticks to `seconds`, ties away from zero; clamped to `Int64`.
  ///
  /// - Precondition: `timeBase` is positive.
  package static func ticks(_ seconds: Double, _ timeBase: Rational) -> Int64 {
    let ticks = (seconds * Double(timeBase.denominator) / Double(timeBase.numerator)).rounded()
    if ticks.isNaN { return 0 }
    return Int64(exactly: ticks) ?? (ticks < 0 ? .min : .max)
  }
}
