import WinnowCore

extension VideoFacts {
  /// Frames that are needed to tell a rate.
  private static let leastFrames = 8

  /// How far an announced rate may be from that of the frames.
  private static let tolerance = 0.03

  /// Takes from the times of all frames what the container tells wrongly.
  ///
  /// An announced rate stands where it is that of all frames on average, or of those that do not stand
  /// still. A length that is told, and a bit rate worked out from it, stand where the clock does not leap.
  ///
  /// - Parameter bytes: size of the file.
  package mutating func settle(by times: FrameTimes, leaps: [ClockLeap], bytes: Int64) {
    self.leaps = leaps
    if !leaps.isEmpty { bitRate = Int(8 * Double(bytes) / max(times.duration, 0.001)) }
    if !leaps.isEmpty || duration <= 0 { duration = times.duration }
    let announced = frameRate.value
    let isRight = { (rate: Double) in abs(announced - rate) <= Self.tolerance * rate }
    // Most are, and what moves is found by sorting all steps.
    guard times.count >= Self.leastFrames, !isRight(Double(times.count) / times.duration),
      let moving = times.movingRate
    else { return }
    if !isRight(moving.value) { frameRate = moving }
  }
}
