/// Keeps a frame, which is not copyable, while the next is decoded.
package final class HeldFrame {
  package let frame: VideoFrame

  package init(_ frame: consuming VideoFrame) {
    self.frame = frame
  }
}
