import WinnowCore

extension VideoFacts {
  /// Frames that are needed to tell a rate.
  private static let leastFrames = 8
  /// How far a rate may be from another and be meant by it, as a part of it.
  private static let tolerance = 0.03
  /// How far a usual rate may be from what a container can say of it.
  private static let rounding = 0.0001
  /// A length that is told may be so far from that of the frames: in seconds, or as a part of it.
  private static let lengthTolerance = (seconds: 0.1, part: 0.02)

  /// Takes from the times of all frames what the container tells wrongly, and ends the last of them where it
  /// does by their rate if it was to end by a wrong one.
  ///
  /// An announced rate stands where it is that of all frames on average, or of those that do not stand
  /// still. A length that is told, and a bit rate worked out from it, stand where the clock does not leap and
  /// the frames do not tell another.
  ///
  /// - Parameters:
  ///   - bytes: size of the file.
  ///   - isWhole: whether all frames are there.
  package mutating func settle(
    by times: inout FrameTimes, leaps: [ClockLeap], bytes: Int64, isWhole: Bool
  ) {
    self.leaps = leaps
    let endsWrongly = settleRate(by: times)
    if endsWrongly { times.endLast(after: nominalDuration) }
    let isWrong =
      isWhole && announcedFrames <= times.count && (endsWrongly || isFar(times.duration))
    guard !leaps.isEmpty || duration <= 0 || isWrong else { return }
    if !leaps.isEmpty || isWrong || bitRate <= 0 {
      bitRate = Int(8 * Double(bytes) / max(times.duration, 0.001))
    }
    duration = times.duration
  }

  /// - Returns: whether the last frame ends by a rate that gave way to quite another.
  private mutating func settleRate(by times: FrameTimes) -> Bool {
    guard let rate = rate(by: times) else { return false }
    let told = max(1, nominalDuration)
    frameRate = rate
    // Film shown by fields has frames of the announced length as well.
    return times.lastLength == told && abs(told - nominalDuration) > nominalDuration / 4
  }

  /// Whether the length that is told is far from that of the frames.
  private func isFar(_ measured: Double) -> Bool {
    let (seconds, part) = Self.lengthTolerance
    return abs(duration - measured) > max(seconds, part * measured)
  }

  /// The rate by which frames come, where it is not the announced one.
  private func rate(by times: FrameTimes) -> Rational? {
    guard times.count >= Self.leastFrames else { return nil }
    let announced = frameRate.value
    let average = Double(times.count) / times.duration
    let isNear = { (rate: Double, tolerance: Double) in abs(rate - average) <= tolerance * average }
    let exact = Rational.usualRate(near: announced, within: min(Self.rounding, times.precision))
    // Most are, and what moves is found by sorting all steps.
    if isNear(announced, times.precision) { return exact }
    guard let pace = times.pace else { return nil }
    if pace.isAt(announced, within: Self.tolerance) { return exact }
    // Where pictures stand still, frames on average are what a container counts.
    let standsStill = !isNear(pace.rate, Self.tolerance)
    return standsStill && isNear(announced, Self.tolerance) ? nil : pace.nearestRate
  }
}
