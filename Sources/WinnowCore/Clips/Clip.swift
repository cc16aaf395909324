/// A stretch of one shot that may become a training sample.
public struct Clip: Hashable, Sendable {
  /// Number of the shot in its video.
  public package(set) var shot: Int
  /// The clip's frames, counted from the start of the video.
  public package(set) var frames: Range<Int>

  package init(shot: Int, frames: Range<Int>) {
    self.shot = shot
    self.frames = frames
  }
}
