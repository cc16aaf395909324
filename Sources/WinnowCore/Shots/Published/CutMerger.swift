/// Makes one cut of frames that are above a threshold in quick succession: the flash filter of
/// PySceneDetect 0.7.1 in mode MERGE.
///
/// A frame long enough after the last one above the threshold is a cut. One that comes too soon opens
/// a run, which grows until it is long enough and quiet for as long; the last frame of it above the
/// threshold is a cut. Before the first cut no run opens, and one that is open when the video ends
/// comes to nothing.
struct CutMerger {
  /// The most frames between a cut and the call that returns it: the time of 15 frames, rounded.
  static let lag = LeastShotLength.frames + 1

  private let length: LeastShotLength
  /// The last frame above the threshold; at first the first frame.
  private var last: Int?
  /// The first frame of the run that is open.
  private var runStart: Int?
  private var hasCut = false

  init(framesPerSecond: Double) {
    length = LeastShotLength(framesPerSecond: framesPerSecond)
  }

  /// Takes the next frame; returns the frame that is known to be a cut now, which is always the last
  /// one above the threshold.
  mutating func push(_ frame: Int, isAbove: Bool) -> Int? {
    let before = last ?? frame
    let isQuiet = length.isReached(from: before, to: frame)
    last = isAbove ? frame : before
    if let start = runStart {
      guard !isAbove, isQuiet, length.isReached(from: start, to: before) else { return nil }
      runStart = nil
      return before
    }
    guard isAbove else { return nil }
    if isQuiet {
      hasCut = true
      return frame
    }
    if hasCut { runStart = frame }
    return nil
  }
}
