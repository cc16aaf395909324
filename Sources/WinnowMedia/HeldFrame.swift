import CFFmpeg

/// Keeps a frame, which is not copyable, while the next is decoded.
package final class HeldFrame: @unchecked Sendable {
  // Never written to once it is held, and FFmpeg counts the owners of its samples atomically.
  package let frame: VideoFrame

  package init(_ frame: consuming VideoFrame) {
    self.frame = frame
  }

  /// Keeps the samples of a frame that somebody else owns.
  ///
  /// - Throws: `MediaError` where there is no memory.
  package init(sharing frame: borrowing VideoFrame, path: String) throws(MediaError) {
    let shared = try VideoFrame(path: path, nominalDuration: frame.duration)
    let code = av_frame_ref(shared.pointer, frame.pointer)
    if code < 0 { throw MediaError(.decode, path: path, code: code, log: nil) }
    self.frame = shared
  }
}
