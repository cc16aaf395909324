import WinnowCore

/// Answers a request for frames by decoding all of them from the start.
///
/// Frames are given times as `FrameTimes` gives them, so that they increase whatever the container
/// says.
struct LinearAccess {
  private let reader: VideoReader

  init(
    path: String, limits: DecodeLimits, onPacket: @escaping () -> Void = {}
  ) throws(MediaError) {
    reader = try VideoReader(path: path, limits: limits, onPacket: onPacket)
  }

  /// Visits what is left of `request`.
  ///
  /// - Throws: `MediaError` where a frame is asked for that is not there; whatever `body` throws.
  func visit(
    _ request: inout FrameRequest, _ body: ([Int], borrowing VideoFrame) throws -> Void
  ) throws {
    var times = FrameTimes(timeBase: reader.facts.timeBase, start: reader.facts.start ?? 0)
    // How long a frame is shown is known only when the next one has come.
    var held: (frame: HeldFrame, time: Int64)?
    while let frame = try reader.next() {
      let time = times.append(pts: frame.pts, duration: frame.duration)
      if let held { try visit(held.frame, request.answer(from: held.time, to: time), body) }
      if request.isDone(at: time) { return }
      held = (HeldFrame(frame), time)
    }
    if let fault = reader.cutShort { return try end(&request, behind: held, fault, body) }
    if let held { try visit(held.frame, request.answer(from: held.time, to: nil), body) }
    if held == nil, !request.isDone(at: .max) { throw missing("the video has no frames") }
  }

  /// The last frame of a video that was not read to its end is shown for its own duration only.
  private func end(
    _ request: inout FrameRequest, behind held: (frame: HeldFrame, time: Int64)?, _ fault: String,
    _ body: ([Int], borrowing VideoFrame) throws -> Void
  ) throws {
    var end = Int64.min
    if let (frame, time) = held {
      end = time + min(max(1, frame.frame.duration), 1 << 60)
      try visit(frame, request.answer(from: time, to: end), body)
    }
    if !request.isDone(at: end) { throw missing(fault) }
  }

  private func visit(
    _ held: HeldFrame, _ answer: FrameRequest.Answer,
    _ body: ([Int], borrowing VideoFrame) throws -> Void
  ) throws {
    switch answer {
    case .unwanted: return
    case .wanted(let positions): try body(positions, held.frame)
    case .missing(let time): throw missing("no frame at \(time) ticks")
    }
  }

  private func missing(_ reason: String) -> MediaError {
    MediaError(.seek, path: reader.path, reason: reason)
  }
}
