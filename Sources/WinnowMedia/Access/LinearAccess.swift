import WinnowCore

/// Answers requests for frames by decoding all of them from the start.
///
/// Frames are given times as `FrameTimes` gives them, so that they increase whatever the container
/// says. Stands where the last request ended, so that one that asks for what follows goes on there. Not
/// thread-safe.
final class LinearAccess {
  private typealias Frame = (held: HeldFrame, time: Int64)

  private let reader: VideoReader
  private var times: FrameTimes
  /// How long a frame is shown is known only when the next one has come.
  private var newest: Frame?
  /// The frame before, which may be asked for again.
  private var shown: Frame?

  init(
    path: String, limits: DecodeLimits, onPacket: @escaping () -> Void = {}
  ) throws(MediaError) {
    reader = try VideoReader(path: path, limits: limits, onPacket: onPacket)
    times = FrameTimes(timeBase: reader.facts.timeBase, start: reader.facts.start ?? 0)
  }

  /// Whether what begins at `time` or later has not gone by.
  func isAhead(_ time: Int64) -> Bool { ((shown ?? newest)?.time).map { $0 <= time } ?? true }

  /// The time up to which all has been decoded.
  var end: Int64 { newest?.time ?? .min }

  /// Visits what is left of `request`, of which nothing has gone by.
  ///
  /// - Throws: `MediaError` where a frame is asked for that is not there; whatever `body` throws.
  func visit(
    _ request: inout FrameRequest, _ body: ([Int], borrowing VideoFrame) throws -> Void
  ) throws {
    if let shown { try visit(shown, request.answer(from: shown.time, to: end), body) }
    if let newest, request.isDone(at: newest.time) { return }
    while let frame = try reader.next() {
      let time = times.append(pts: frame.pts, duration: frame.duration)
      (shown, newest) = (newest, (HeldFrame(frame), time))
      if let shown { try visit(shown, request.answer(from: shown.time, to: time), body) }
      if request.isDone(at: time) { return }
    }
    if let fault = reader.cutShort { return try end(&request, fault, body) }
    if let newest { try visit(newest, request.answer(from: newest.time, to: nil), body) }
    if newest == nil, !request.isDone(at: .max) { throw missing("the video has no frames") }
  }

  /// The last frame of a video that was not read to its end is shown for its own duration only.
  private func end(
    _ request: inout FrameRequest, _ fault: String,
    _ body: ([Int], borrowing VideoFrame) throws -> Void
  ) throws {
    var end = Int64.min
    if let newest {
      end = newest.time + min(max(1, newest.held.frame.duration), 1 << 60)
      try visit(newest, request.answer(from: newest.time, to: end), body)
    }
    if !request.isDone(at: end) { throw missing(fault) }
  }

  private func visit(
    _ frame: Frame, _ answer: FrameRequest.Answer,
    _ body: ([Int], borrowing VideoFrame) throws -> Void
  ) throws {
    switch answer {
    case .unwanted: return
    case .wanted(let positions): try body(positions, frame.held.frame)
    case .missing(let time): throw missing("no frame at \(time) ticks")
    }
  }

  private func missing(_ reason: String) -> MediaError {
    MediaError(.seek, path: reader.path, reason: reason)
  }
}
