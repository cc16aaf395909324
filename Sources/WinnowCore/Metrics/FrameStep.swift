/// An analysis frame and how it differs from the one before it: what is known of every frame.
public struct FrameStep {
  /// Root mean square luma difference, in levels, from which a frame counts as a jump.
  package static let jump = 24.0

  /// The frame, reduced.
  public let frame: AnalysisFrame
  /// Seconds from the first frame of the video to this one.
  public let seconds: Double
  /// The frame before; nil for the first, and where the picture has changed its size.
  public let previous: AnalysisFrame?
  /// Moments of the luma of this frame less that of `previous`.
  public let difference: Moments?
  /// Whether this frame shows something else than the one before, as at a hard cut; also for the
  /// first of its size.
  public let isJump: Bool
  /// What it was measured with.
  package let kernels: Kernels

  package init(
    _ frame: AnalysisFrame, seconds: Double, after previous: AnalysisFrame?,
    kernels: Kernels = .best
  ) {
    self.frame = frame
    self.seconds = seconds
    self.kernels = kernels
    let isSameSize =
      previous?.luma.width == frame.luma.width && previous?.luma.height == frame.luma.height
    self.previous = isSameSize ? previous : nil
    difference = self.previous.map { previous in
      frame.luma.withView { a in previous.luma.withView { b in kernels.difference(a, b) } }
    }
    isJump =
      difference.map { Double($0.squares) >= Self.jump * Self.jump * Double($0.count) } ?? true
  }
}
