import WinnowCore
import WinnowMedia

/// Finds frames of a scanned video again, by number: the same pictures the scan saw.
struct ExactFrames {
  private let video: ExportVideo

  init(of video: ExportVideo) {
    self.video = video
  }

  /// Calls `body` with each of the frames `numbers`, in increasing order, each once.
  ///
  /// - Throws: `MediaError` where a frame is not found again; whatever `body` throws.
  func visit(_ numbers: [Int], _ body: (Int, borrowing VideoFrame) throws -> Void) throws {
    let wanted = Set(numbers).sorted()
    // Behind damage, a decoder that starts elsewhere may give other frames.
    let access = try FrameAccess(
      path: video.source.absolutePath, usingIndex: !video.isDamaged,
      known: video.knownIndex?.index(of: video.source), limits: video.limits,
      onPacket: video.onPacket)
    defer { video.knownIndex?.note(access, of: video.source) }
    try access.frames(beginningAt: wanted.map { video.times[$0] }) { positions, frame in
      for position in positions { try body(wanted[position], frame) }
    }
  }
}
