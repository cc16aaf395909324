/// Finds where a shot goes through black, white or another plain tone into the next.
///
/// A run of flat frames with a picture within a second on both sides is a fade. Method:
/// `HowShotsAreFound.md`.
struct FadeRule: TransitionRule {
  /// Steps on each side of a run in which a picture must show; about a second.
  private static let window = 24
  /// Steps of a run that was faded to after which the new shot begins behind it.
  private static let longFade = 25
  /// Steps of a run that was cut to after which it is a shot of its own.
  private static let longCut = 50
  /// Levels of mean absolute difference between a flat frame and a picture.
  private static let pictureDifference = 8.0
  /// Levels of standard deviation a picture beside a run of another tone than black must have.
  private static let pictureDeviation = 12.0
  /// A run entered by a jump of more than this share of the way was cut to, not faded to. The way is
  /// that of the latest steps: what lies further back may be another shot.
  private static let entrySteps = 6
  private static let abruptShare = 0.6
  /// A frame this far back to the full picture is not touched by the fade any more.
  private static let untouchedShare = 0.92
  /// Frames a run may last and be a flash if the same picture comes back.
  private static let flash = 6
  /// Correlation of the blocks of two pictures that are more alike than two shots are.
  private static let sameCorrelation = 0.75
  /// Frames beside a run in which a cut is a part of the fade.
  private static let clearance = 3

  let lag: Int
  let memory: Int
  private let window: Int
  private let longFade: Int
  private let longCut: Int
  private let kernels: Kernels
  private var run: FlatRun?

  /// - Parameter stride: frames to a step.
  init(kernels: Kernels, stride: Int) {
    self.kernels = kernels
    window = Self.window * stride
    longFade = Self.longFade * stride
    longCut = Self.longCut * stride
    lag = longCut + window + Self.clearance
    memory = longFade + 2 * window + 2
  }

  mutating func claims(reading history: inout FrameHistory) -> [BoundaryClaim] {
    let newest = history.end - 1
    var claims: [BoundaryClaim] = []
    if let open = run, endsRun(open, at: newest, in: history) {
      claims += close(in: history)
    }
    take(newest, in: history)
    return claims
  }

  mutating func remainingClaims(reading history: inout FrameHistory) -> [BoundaryClaim] {
    close(in: history)
  }

  /// Whether nothing from `frame` on can belong to the run or to what follows it closely.
  private func endsRun(_ run: FlatRun, at frame: Int, in history: FrameHistory) -> Bool {
    if frame - run.last > window { return true }
    guard let flat = history[frame].flat else { return false }
    return flat.tone == run.tone ? run.isLeft : flat.tone != .plain
  }

  private mutating func take(_ frame: Int, in history: FrameHistory) {
    let features = history[frame]
    guard var open = run else {
      run = features.flat.map { FlatRun(at: frame, features: features, flat: $0) }
      return
    }
    if let flat = features.flat, flat.tone == open.tone {
      let placing = frame - open.first <= longFade
      open.extend(to: frame, features: features, flat: flat, placing: placing)
    } else {
      open.isLeft = open.isLeft || isPicture(frame, beside: open, in: history)
    }
    if open.entry == nil, frame - open.first == longFade {
      open.entry = entry(of: open, in: history)
    }
    run = open
  }

  /// The boundary of the open run, which is over.
  private mutating func close(in history: FrameHistory) -> [BoundaryClaim] {
    guard let run else { return [] }
    self.run = nil
    let after = run.last + 1..<min(run.last + 1 + window, history.end)
    let entry = run.entry ?? entry(of: run, in: history)
    guard let before = entry.side, let exit = side(of: run, frames: Array(after), in: history),
      !isFlash(run, entry: entry, after: after, in: history)
    else { return [] }
    let isCutFrom = history[run.last + 1].difference > Self.abruptShare * exit.peak
    let (frame, low) = place(of: run, entry: entry, before: before, isCutFrom: isCutFrom)
    let depth = min(before.peak, exit.peak)
    let boundary = ShotBoundary(
      frame: frame, transition: .fade, span: low..<max(exit.untouched, low + 1),
      confidence: 1 - Self.pictureDifference / depth)
    let near = max(low, run.first) - Self.clearance
    return [
      BoundaryClaim(
        boundary: boundary, reach: near...run.last + 1 + Self.clearance, strength: .fade)
    ]
  }

  /// The first frame of the new shot and the first the transition touches.
  ///
  /// A cut to black opens the new shot at once, unless the black is long enough to be a shot; a
  /// fade to black opens it at the darkest frame, or behind the black where that is long or cut
  /// from.
  private func place(
    of run: FlatRun, entry: FlatRun.Entry, before: FlatRun.Side, isCutFrom: Bool
  ) -> (frame: Int, low: Int) {
    if entry.isAbrupt {
      let frame = run.count > longCut ? run.last + 1 : run.first
      return (frame, frame)
    }
    let isBehind = isCutFrom || run.count > longFade
    return (isBehind ? run.last + 1 : run.extreme, before.untouched + 1)
  }

  private func entry(of run: FlatRun, in history: FrameHistory) -> FlatRun.Entry {
    let before = max(run.first - window, history.frames.lowerBound)..<run.first
    guard let side = side(of: run, frames: before.reversed(), in: history) else {
      return FlatRun.Entry(side: nil, isAbrupt: false)
    }
    let way = before.suffix(Self.entrySteps).map { difference($0, to: run, in: history) }.max() ?? 0
    let step = history[run.first].difference
    return FlatRun.Entry(side: side, isAbrupt: step > Self.abruptShare * way)
  }

  /// What `frames`, nearest the run first, show; nil where none of them is a picture.
  private func side(of run: FlatRun, frames: [Int], in history: FrameHistory) -> FlatRun.Side? {
    guard frames.contains(where: { isPicture($0, beside: run, in: history) }) else { return nil }
    let differences = frames.map { difference($0, to: run, in: history) }
    guard let peak = differences.max(),
      let untouched = differences.firstIndex(where: { $0 >= Self.untouchedShare * peak })
    else { return nil }
    return FlatRun.Side(peak: peak, untouched: frames[untouched])
  }

  private func isPicture(_ frame: Int, beside run: FlatRun, in history: FrameHistory) -> Bool {
    guard difference(frame, to: run, in: history) > Self.pictureDifference else { return false }
    guard run.tone != .black else { return true }
    let inside = history[frame].thumb.withView {
      kernels.moments(of: $0.cropped(to: run.picture)).variance
    }
    return inside > Self.pictureDeviation * Self.pictureDeviation
  }

  private func difference(_ frame: Int, to run: FlatRun, in history: FrameHistory) -> Double {
    kernels.blockDifference(run.extremeThumb, history[frame].thumb, radius: 0)
  }

  /// Whether a run was jumped to from a picture that soon comes back: one with no cut between it
  /// and the picture before.
  private func isFlash(
    _ run: FlatRun, entry: FlatRun.Entry, after: Range<Int>, in history: FrameHistory
  ) -> Bool {
    guard entry.isAbrupt, run.count <= Self.flash, history.frames.contains(run.first - 1)
    else { return false }
    let before = history[run.first - 1]
    return after.contains { frame in
      isPicture(frame, beside: run, in: history) && isSame(before, history[frame])
    }
  }

  /// Whether two pictures may be of one shot: too much alike for a cut, or moved on a little.
  private func isSame(_ a: FrameFeatures, _ b: FrameFeatures) -> Bool {
    let difference = kernels.blockDifference(a.thumb, b.thumb, radius: HardCutRule.radius)
    let threshold = HardCutRule.threshold(a, b)
    if difference < threshold { return true }
    return difference < 2 * threshold
      && BlockMatch(a.thumb, b.thumb, kernels: kernels).correlation > Self.sameCorrelation
  }
}
