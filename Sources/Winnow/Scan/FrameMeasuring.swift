import WinnowCore
import WinnowMedia

/// Shows frames to an analysis one after another, and holds the two before as long as it may need them.
struct FrameMeasuring {
  private(set) var analysis: VideoAnalysis
  private var last: HeldFrame?
  private var earlier: HeldFrame?

  init(by analysis: VideoAnalysis) {
    self.analysis = analysis
  }

  /// - Throws: `MediaError` where the pixel format cannot be converted; `WinnowError` where a metric does not give what
  ///   it says.
  mutating func take(_ held: HeldFrame, lentBy frames: some FrameLending) throws {
    try measure(held.frame, lentBy: frames)
    (last, earlier) = analysis.keepsFrame ? (held, last) : (nil, nil)
  }

  private mutating func measure(
    _ frame: borrowing VideoFrame, lentBy frames: some FrameLending
  ) throws {
    let (pts, duration, isKeyframe) = (frame.pts, frame.duration, frame.isKeyframe)
    let aspect = frame.sampleAspect
    try frames.withView(of: frame) { view in
      let isSample = analysis.push(
        view, aspect: aspect, pts: pts, duration: duration, isKeyframe: isKeyframe)
      guard isSample else { return }
      guard let last else { return try analysis.score(view, before: []) }
      try frames.withView(of: last.frame) { previous in
        guard let earlier else { return try analysis.score(view, before: [previous]) }
        try frames.withView(of: earlier.frame) {
          try analysis.score(view, before: [previous, $0])
        }
      }
    }
  }
}
