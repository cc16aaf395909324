/// Neighbouring shots that become clips as one.
struct Take: Hashable {
  /// Numbers of the shots.
  var shots: Range<Int>

  /// Seconds on each side of a boundary that are compared, and that a flash lasts at most.
  private static let reach = 0.5
  /// The greatest distance of two codes of the same picture, .2: that of the most altered copies.
  /// Around real cuts it was never below .3, and .14 where a lamp is switched on.
  private static let sameness = CodeDifference.distanceUnit / 5

  /// The frames of the take that no transition at its ends touches.
  func unmixed(of all: [Shot]) -> Range<Int> {
    let start = all[shots.lowerBound].unmixed.lowerBound
    return start..<max(start, all[shots.upperBound - 1].unmixed.upperBound)
  }

  /// The takes of a video: its shots, those joined that a flash lies between.
  ///
  /// Two shots are one take where a cut divides them, and some picture of the last half second
  /// before it and one of the first half second after it are the same. So are three where the one
  /// in the middle, which lasts at most half a second, is the same as both its neighbours, or these
  /// are the same as each other. What may be a flash is not joined to one side alone.
  static func joined(_ shots: [Shot], times: FrameTimes, fingerprints: FingerprintTrack) -> [Take] {
    let cuts = Cuts(shots: shots, times: times, fingerprints: fingerprints)
    var takes: [Take] = []
    var start = 0
    while start < shots.count {
      var end = start + 1
      while !cuts.isShort(start), let next = cuts.end(afterJoining: end) { end = next }
      takes.append(Take(shots: start..<end))
      start = end
    }
    return takes
  }

  /// The boundaries of a video and what is seen around them.
  private struct Cuts {
    let shots: [Shot]
    let times: FrameTimes
    let fingerprints: FingerprintTrack

    /// The end of a take, so far the shots before number `next`, with what belongs to it of those
    /// that follow; nil where that is nothing.
    func end(afterJoining next: Int) -> Int? {
      guard isCut(next) else { return nil }
      let shot = shots[next].frames
      let (start, end) = (shot.lowerBound, shot.upperBound)
      let isSameAtStart = isSame(before: start, after: start)
      guard isCut(next + 1), isShort(next) else {
        return isSameAtStart ? next + 1 : nil
      }
      let isFlash =
        isSame(before: start, after: end)
        || (isSameAtStart && isSame(before: end, after: end))
      return isFlash ? next + 2 : nil
    }

    /// Whether the shot may be a flash.
    func isShort(_ shot: Int) -> Bool {
      let frames = shots[shot].frames
      return seconds(frames.upperBound) - seconds(frames.lowerBound) <= Take.reach
    }

    private func isCut(_ shot: Int) -> Bool {
      shot < shots.count && shots[shot].transition == .cut
    }

    /// On the clock of the fingerprints.
    private func seconds(_ frame: Int) -> Double {
      MediaTime.seconds(times[frame] - times[0], times.timeBase)
    }

    private func isSame(before end: Int, after start: Int) -> Bool {
      let (end, start) = (seconds(end), seconds(start))
      let before = fingerprints.moments(from: end - Take.reach, to: end)
      let after = fingerprints.moments(from: start, to: start + Take.reach)
      let codes = after.map { $0.code() }
      return before.contains { moment in
        let code = moment.code()
        return codes.contains { other in
          CodeDifference(code, other).distance.map { $0 <= Take.sameness } ?? false
        }
      }
    }
  }
}
