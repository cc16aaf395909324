import WinnowCore
import WinnowMedia

/// Finds frames of a scanned video again, by number: the same pictures the scan saw.
struct ExactFrames {
  private let path: String
  private let times: FrameTimes
  private let isDamaged: Bool
  private let limits: DecodeLimits

  init(of video: ExportVideo) {
    path = video.video.source.absolutePath
    times = video.times
    isDamaged = video.video.error != nil
    limits = video.limits
  }

  /// Calls `body` with each of the frames `numbers`, in increasing order, each once.
  ///
  /// - Throws: `MediaError` where a frame is not found again; whatever `body` throws.
  func visit(_ numbers: [Int], _ body: (Int, borrowing VideoFrame) throws -> Void) throws {
    let wanted = Set(numbers).sorted()
    // Behind damage, a decoder that starts elsewhere may give other frames.
    let access = try FrameAccess(path: path, usingIndex: !isDamaged, limits: limits)
    try access.frames(beginningAt: wanted.map { times[$0] }) { positions, frame in
      for position in positions { try body(wanted[position], frame) }
    }
  }
}
