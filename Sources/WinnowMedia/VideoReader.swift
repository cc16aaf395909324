import CFFmpeg
import WinnowCore

/// Decodes the best video stream of a file, frame by frame in presentation order.
///
/// Damaged packets are skipped and counted; reading goes on behind them. Not thread-safe.
package final class VideoReader {
  /// What the container says; from the first frame on also what it left open.
  package private(set) var facts: VideoFacts
  package let path: String
  /// Where the container's clock has leapt so far; times of frames go on there.
  package var leaps: [ClockLeap] { demuxer.leaps }
  /// Why the system did not read all that was asked of it; nil where it did.
  package var systemFault: MediaError? { demuxer.systemFault }
  /// What is not read though it may be of the video, in words; nil where all is.
  package var omission: String? {
    demuxer.lostCodec.map {
      "read: the video goes on as \($0) in another stream, which is not read"
    }
  }
  /// What had to be left out so far.
  package private(set) var damage = DecodeDamage()
  /// What the frames given so far say of their fields.
  package private(set) var fields = FieldCount()

  /// Whether the container says that data of its tracks are in another file, which is never opened.
  package var namesForeignTracks: Bool { demuxer.namesForeignTracks }

  /// How far into the file reading has come, in bytes.
  package var bytesRead: Int64 { demuxer.bytesRead }

  let demuxer: Demuxer
  let packet: Packet
  private let decoder: Decoder
  private let views: FrameViews
  /// Which frames are given from the next packet on.
  package var selection: Selection
  /// Whether the codec was told that no packet follows, and whether that is true.
  private var isDraining = false
  private var isAtEnd = false
  /// Pictures shown before this time may lack what they were predicted from.
  private var firstWholeTime = Int64.min
  /// The time after everything read so far has been shown, in ticks, whether it was decoded or not;
  /// nil where packets have no times.
  package private(set) var end: Int64?
  /// Keyframes before this time are left out.
  private var nextKeyframe = Int64.min
  /// Packets read so far, or passed over by a jump.
  private(set) var position = 0
  /// Times the codec found fault with packets that have all they need.
  private(set) var complaints = 0
  /// The limit at which reading ended, in words; nil where it ended by itself or goes on.
  package private(set) var exceededLimit: String?

  /// Why the video was not read to its end; nil where it was, or as long as it goes on.
  var cutShort: String? {
    exceededLimit ?? (damage.stoppedEarly ? damage.first?.reason : nil)
  }

  private let limits: DecodeLimits
  /// Frames given so far.
  private var frames = 0
  /// Since the last frame.
  private var errorsInARow = 0
  private var packetsInARow = 0

  /// Opens `path`.
  ///
  /// - Parameters:
  ///   - threads: threads inside the codec; more than 1 finish sooner and cost more.
  ///   - frames: which frames `next` gives.
  ///   - limits: how much trouble is put up with.
  ///   - onPacket: called for every packet read, as a sign of life.
  /// - Throws: `MediaError` where the file cannot be opened, is not media, has no video, or announces
  ///   larger frames than the limits allow.
  package init(
    path: String, threads: Int = 1, frames selection: Selection = .everyFrame,
    limits: DecodeLimits = DecodeLimits(), onPacket: @escaping () -> Void = {}
  ) throws(MediaError) {
    self.path = path
    self.selection = selection
    self.limits = limits
    demuxer = try Demuxer(path: path, probeBytes: limits.probeBytes, onPacket: onPacket)
    try limits.check(demuxer.stream.pointee.codecpar.pointee, path: path)
    decoder = try Decoder(
      stream: demuxer.stream, path: path, threads: threads, pixels: limits.pixels)
    packet = try Packet(path: path)
    facts = VideoFacts(demuxer)
    views = FrameViews(path: path, orientation: facts.orientation)
  }

  /// The next frame; nil at the end of the video.
  ///
  /// - Throws: `MediaError` where a frame cannot be had for lack of memory. Damage does not throw.
  package func next() throws(MediaError) -> VideoFrame? {
    let frame = try VideoFrame(path: path, nominalDuration: facts.nominalDuration)
    while true {
      switch receive(into: frame) {
      case .frame:
        if frame.isPatched { damage.countDamagedFrame() }
        fields.count(frame)
        demuxer.completeAspect(of: frame)
        complete(with: frame)
        (errorsInARow, packetsInARow) = (0, 0)
        return frame
      case .ended where isAtEnd: return nil
      case .ended: restart()
      case .needsPacket:
        exceededLimit = limits.exceeded(errors: errorsInARow, packets: packetsInARow)
        if exceededLimit != nil { return nil }
        sendNext()
      }
    }
  }

  private func complete(with frame: borrowing VideoFrame) {
    if frames == 0 { facts.complete(with: frame) }
    facts.noteShape(of: frame, number: frames)
    frames += 1
  }

  /// Lends `frame` as eight-bit planes, not turned: in place where it is stored so, else converted.
  ///
  /// - Throws: `MediaError` where the pixel format cannot be converted; whatever `body` throws.
  package func withView<R>(
    of frame: borrowing VideoFrame, _ body: (FrameView) throws -> R
  ) throws -> R {
    try views.withView(of: frame, body)
  }

  /// Moves to the last keyframe at or before `time`, in ticks, as far as the container's index
  /// knows; the next frame may still lie behind `time` where the index does not say, and times are
  /// the container's own where its clock leaps. `FrameAccess` finds frames for certain.
  package func seek(to time: Int64) throws(MediaError) {
    try demuxer.seek(to: time)
    restart()
  }

  /// Goes on with the packet read last, which is entry `position` of the stream's index and a
  /// keyframe, as if nothing had been before it.
  func begin(at position: Int) {
    restart()
    self.position = position + 1
    firstWholeTime = packet.pointer.pointee.pts
    sendPacket()
  }

  /// Makes the codec forget all packets before the next.
  private func restart() {
    decoder.flush()
    isDraining = false
    isAtEnd = false
  }

  private func sendPacket() {
    defer { packet.clear() }
    let before = decoder.complaints
    var refusal: MediaError?
    do { try decoder.send(packet.pointer) } catch { refusal = error }
    let faults = decoder.complaints - before
    if packet.pointer.pointee.pts >= firstWholeTime { complaints += faults }
    damage.countPacket(isFlagged: packet.isCorrupt, error: refusal, isFaulty: faults > 0)
    packetsInARow += 1
    if refusal != nil { errorsInARow += 1 }
  }

  private func receive(into frame: borrowing VideoFrame) -> Decoder.Reception {
    let before = decoder.complaints
    var refusal: MediaError?
    defer {
      let faults = decoder.complaints - before
      complaints += faults
      damage.countPacket(isFlagged: false, error: refusal, isFaulty: faults > 0)
      if refusal != nil { errorsInARow += 1 }
    }
    do {
      return try decoder.receive(into: frame.pointer)
    } catch {
      refusal = error
      return isDraining ? .ended : .needsPacket
    }
  }

  private func sendNext() {
    guard !isDraining, readPacket() else { return drain() }
    sendPacket()
    // A keyframe comes out whole without the packets behind it, whatever the codec waits for.
    if selection != .everyFrame { drain() }
  }

  /// Reads the next packet that is to be decoded; false at the end of the file.
  ///
  /// Packets are left out here and not by FFmpeg: VP9 ignores `skip_frame`, and a stream's `discard`
  /// moves the times of what is left in MP4.
  private func readPacket() -> Bool {
    let unread = demuxer.unread.count
    defer { countUnread(demuxer.unread.count - unread) }
    do {
      while try demuxer.read(into: packet) {
        position += 1
        noteTime()
        if isWanted() { return true }
        packet.clear()
      }
    } catch {
      damage.stop(error)
    }
    isAtEnd = true
    return false
  }

  private func noteTime() {
    guard let (start, length) = packet.time else { return }
    let packetEnd = start + min(length > 0 ? length : facts.nominalDuration, Packet.farthest)
    end = max(end ?? packetEnd, packetEnd)
  }

  /// Whether the packet read last is to be decoded.
  private func isWanted() -> Bool {
    switch selection {
    case .everyFrame: return true
    case .keyframes: return packet.isKeyframe
    case .keyframesApart(let seconds):
      guard packet.isKeyframe else { return false }
      guard let (start, _) = packet.time else { return true }
      guard start >= nextKeyframe else { return false }
      nextKeyframe = start + min(MediaTime.ticks(seconds, facts.timeBase), Packet.farthest)
      return true
    }
  }

  private func countUnread(_ packets: Int) {
    guard packets > 0, let error = demuxer.unread.first else { return }
    damage.countUnread(packets, error)
    errorsInARow += packets
  }

  /// Tells the codec that no packet follows. A codec that refuses has nothing left to give.
  private func drain() {
    isDraining = true
    do { try decoder.send(nil) } catch { damage.count(error) }
  }
}
