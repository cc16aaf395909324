import WinnowCore

/// Finds frames of a video by time and gives the very pictures a decode from the start gives.
///
/// Opening reads every packet once and decodes nothing. A request then decodes from the last keyframe
/// that leads to a frame, moves only forward, and checks the time of every frame on the way. Where the
/// packets do not tell which frames there are, or the codec finds fault with them, the request is
/// answered by decoding from the start instead: slower, and the same.
///
/// What neither container nor codec notices to be damaged is the limit: a linear decode may carry it
/// across keyframes. Where a scan found damage, pass `usingIndex: false`.
///
/// Where a request has ended, decoding goes on with the next: frames that are asked for in their order cost a
/// decode each, however many requests they come in. The file stays open for that from the first request on.
///
/// Times are ticks of `facts.timeBase`, on the container's clock, which need not begin at 0. Not
/// thread-safe.
package final class FrameAccess {
  package let path: String
  package let facts: VideoFacts
  /// The packets of the video.
  package let index: StreamIndex
  private let usesIndex: Bool
  private let limits: DecodeLimits
  private let onPacket: () -> Void
  private let views: FrameViews
  /// What answered the last request, where it stands; one of the two at most.
  private var indexed: IndexedReader?
  private var linear: LinearAccess?
  /// What the last request did.
  private(set) var trace = Trace()
  /// Whether the last request was answered by decoding from the start.
  package var wasLinear: Bool { trace.isLinear }

  struct Trace: Hashable {
    /// The entries of the index that were sought, in that order.
    var seeks: [Int] = []
    /// Whether frames were decoded from the start of the file to the last one wanted.
    var isLinear = false
  }

  /// Opens the file at `path`.
  ///
  /// - Parameters:
  ///   - usingIndex: false answers all requests by decoding from the start.
  ///   - limits: how much trouble is put up with.
  ///   - onPacket: called for every packet read, as a sign of life.
  /// - Throws: `MediaError` where the file cannot be opened, is not media, or has no video.
  package convenience init(
    path: String, usingIndex: Bool = true, limits: DecodeLimits = DecodeLimits(),
    onPacket: @escaping () -> Void = {}
  ) throws(MediaError) {
    try self.init(
      path: path, usingIndex: usingIndex, known: nil, limits: limits, onPacket: onPacket)
  }

  /// The same with the index of a file where it is `known`, so that it need not be read for it again.
  package convenience init(
    path: String, usingIndex: Bool = true, known: StreamIndex?, limits: DecodeLimits,
    onPacket: @escaping () -> Void
  ) throws(MediaError) {
    let demuxer = try Demuxer(path: path, probeBytes: limits.probeBytes, onPacket: onPacket)
    var index = StreamIndex([])
    if usingIndex { index = if let known { known } else { try StreamIndex(demuxer) } }
    self.init(
      path: path, usingIndex: usingIndex, VideoFacts(demuxer), index, limits: limits,
      onPacket: onPacket)
  }

  /// The same of a file that was opened before; nothing is read.
  package init(
    path: String, usingIndex: Bool = true, _ facts: VideoFacts, _ index: StreamIndex,
    limits: DecodeLimits = DecodeLimits(), onPacket: @escaping () -> Void = {}
  ) {
    (self.path, self.facts, self.index) = (path, facts, index)
    (self.usesIndex, self.limits, self.onPacket) = (usingIndex, limits, onPacket)
    views = FrameViews(path: path, orientation: facts.orientation)
  }

  /// Calls `body` with each frame shown at one of `times`: the last that begins at the time or
  /// before. The last frame of the video is shown for ever.
  ///
  /// Frames come in order and each once, with the positions in `times` that it answers.
  ///
  /// - Throws: `MediaError` where a time is before the first frame; whatever `body` throws.
  package func frames(
    at times: [Int64], _ body: (_ positions: [Int], borrowing VideoFrame) throws -> Void
  ) throws {
    try visit(FrameRequest(times, .shown), body)
  }

  /// Calls `body` with each frame that begins at one of `times`, in order and each once, with the
  /// positions in `times` that it answers.
  ///
  /// - Throws: `MediaError` where no frame begins at a time; whatever `body` throws.
  package func frames(
    beginningAt times: [Int64], _ body: (_ positions: [Int], borrowing VideoFrame) throws -> Void
  ) throws {
    try visit(FrameRequest(times, .exact), body)
  }

  /// Calls `body` with each frame that begins inside `range`, in order.
  ///
  /// - Throws: `MediaError` where the video cannot be read; whatever `body` throws.
  package func frames(
    in range: Range<Int64>, _ body: (borrowing VideoFrame) throws -> Void
  ) throws {
    try visit(FrameRequest(range)) { try body($1) }
  }

  /// Lends `frame` as eight-bit planes: in place where it is stored so, else converted.
  ///
  /// - Throws: `MediaError` where the pixel format cannot be converted; whatever `body` throws.
  package func withView<R>(
    of frame: borrowing VideoFrame, _ body: (FrameView) throws -> R
  ) throws -> R {
    try views.withView(of: frame, body)
  }

  private typealias Body = ([Int], borrowing VideoFrame) throws -> Void

  private func visit(_ request: FrameRequest, _ body: Body) throws {
    var request = request
    trace = Trace()
    if !goesOnLinearly(request), try visitIndexed(&request, body) { return }
    trace.isLinear = true
    // Where it stands is not known after it has failed.
    indexed = nil
    let reader = try linear(for: request)
    linear = nil
    defer { linear = reader }
    try reader.visit(&request, body)
  }

  /// Whether decoding from the start has come so far that the index leads nowhere nearer.
  private func goesOnLinearly(_ request: FrameRequest) -> Bool {
    guard let linear, let begin = request.begin, linear.isAhead(begin) else { return false }
    guard canUseIndex, let number = index.frame(shownAt: begin),
      let keyframe = index.keyframe(governing: number)
    else { return true }
    return index.entries[keyframe].pts <= linear.end
  }

  private func linear(for request: FrameRequest) throws(MediaError) -> LinearAccess {
    if let linear, request.begin.map(linear.isAhead) ?? true { return linear }
    return try LinearAccess(path: path, limits: limits, onPacket: onPacket)
  }

  private var canUseIndex: Bool { usesIndex && index.fault == nil }

  /// Visits frames as long as they are what the index says; false where some are left to visit.
  private func visitIndexed(_ request: inout FrameRequest, _ body: Body) throws -> Bool {
    guard canUseIndex, let wanted = request.frames(in: index) else { return false }
    let groups = AccessPlan(wanted, in: index).groups
    guard let first = groups.first else { return true }
    let reader = try indexed(for: first)
    defer { trace.seeks = reader.seeks }
    for group in groups {
      guard (try? reader.begin(at: group.keyframe, for: group.frames[0])) == true else {
        return false
      }
      for number in group.frames {
        guard let held = try reader.frame(number) else { return false }
        let end = number + 1 < index.times.count ? index.times[number + 1] : nil
        guard case .wanted(let positions) = request.answer(from: index.times[number], to: end)
        else { return false }
        (indexed, linear) = (reader, nil)
        try body(positions, held.frame)
      }
    }
    return true
  }

  private func indexed(for group: AccessPlan.Group) throws(MediaError) -> IndexedReader {
    if let indexed, indexed.canReach(group.frames[0], group.keyframe) {
      indexed.seeks = []
      return indexed
    }
    return try IndexedReader(path: path, index: index, limits: limits, onPacket: onPacket)
  }

  /// Whether the frame that begins at `time` comes up without a seek and without opening the file.
  package func isNear(_ time: Int64) -> Bool {
    if let linear { return linear.isAhead(time) }
    guard let indexed, let number = index.frame(shownAt: time) else { return false }
    return indexed.isNear(number, index.keyframe(governing: number) ?? 0)
  }
}
