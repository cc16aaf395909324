import WinnowCore
import WinnowMedia

/// Finds frames of a scanned video again, by number: the same pictures the scan saw.
///
/// Seeks where the next frame is far away, and trusts a seek only from the first keyframe it leads
/// to and as long as every time is one the scan saw. Where that fails, all frames are decoded from
/// the start and counted.
struct ExactFrames {
  /// Seconds ahead from which seeking is worth it.
  static let seekAhead = 2.0

  private let path: String
  private let times: FrameTimes
  private let isDamaged: Bool

  init(of video: ExportVideo) {
    path = video.video.source.absolutePath
    times = video.times
    // Behind damage, a decoder that starts elsewhere may give other frames.
    isDamaged = video.video.error != nil
  }

  /// Calls `body` with each of the frames `numbers`, in increasing order, each once.
  ///
  /// - Throws: `MediaError` where a frame is not found again; whatever `body` throws.
  func visit(_ numbers: [Int], _ body: (Int, borrowing VideoFrame) throws -> Void) throws {
    let wanted = Set(numbers).sorted()
    let seen = isDamaged ? 0 : try visitSeeking(wanted, body)
    try visitCounting(wanted.dropFirst(seen), body)
  }

  /// Visits frames by seeking as long as that can be trusted; returns how many were visited.
  private func visitSeeking(
    _ wanted: [Int], _ body: (Int, borrowing VideoFrame) throws -> Void
  ) throws -> Int {
    let reader = try VideoReader(path: path)
    var position = -1
    for (seen, number) in wanted.enumerated() {
      if isFar(from: position, to: number) {
        guard (try? reader.seek(to: times[number])) != nil,
          let landed = try firstKeyframe(reader, number, body)
        else { return seen }
        position = landed
      }
      while position < number {
        guard let frame = try reader.next(), let found = self.number(of: frame),
          found == position + 1
        else { return seen }
        position = found
        if position == number { try body(number, frame) }
      }
    }
    return wanted.count
  }

  private func isFar(from position: Int, to number: Int) -> Bool {
    let here = times[max(0, position)]
    return MediaTime.seconds(times[number] &- here, times.timeBase) > Self.seekAhead
  }

  /// Reads up to the first keyframe after a seek and visits it if it is the one wanted; nil where it
  /// lies behind `number` or is not one the scan saw.
  private func firstKeyframe(
    _ reader: VideoReader, _ number: Int, _ body: (Int, borrowing VideoFrame) throws -> Void
  ) throws -> Int? {
    while let frame = try reader.next() {
      guard frame.isKeyframe else { continue }
      guard let landed = self.number(of: frame), landed <= number else { return nil }
      if landed == number { try body(number, frame) }
      return landed
    }
    return nil
  }

  private func number(of frame: borrowing VideoFrame) -> Int? {
    guard let pts = frame.pts else { return nil }
    let number = times.firstFrame(atOrAfter: pts)
    return number < times.count && times[number] == pts ? number : nil
  }

  private func visitCounting(
    _ wanted: ArraySlice<Int>, _ body: (Int, borrowing VideoFrame) throws -> Void
  ) throws {
    guard !wanted.isEmpty else { return }
    let reader = try VideoReader(path: path)
    var rest = wanted
    var position = 0
    while let number = rest.first {
      guard let frame = try reader.next() else {
        throw MediaError(
          .decode, path: path, reason: "frame \(number) is not there any more; scan again")
      }
      if position == number {
        try body(number, frame)
        rest.removeFirst()
      }
      position += 1
    }
  }
}
