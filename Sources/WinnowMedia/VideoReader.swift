import CFFmpeg
import WinnowCore

/// Decodes the best video stream of a file, frame by frame in presentation order.
///
/// Damaged packets are skipped and counted; reading goes on behind them. Not thread-safe.
public final class VideoReader {
  public let facts: VideoFacts
  public let path: String
  /// What had to be left out so far.
  public private(set) var damage = DecodeDamage()

  private let demuxer: Demuxer
  private let decoder: Decoder
  private let packet: Packet
  private let converter: Scaler
  private var isDraining = false

  /// Opens `path`.
  ///
  /// - Parameter threads: threads inside the codec; more than 1 finish sooner and cost more.
  /// - Throws: `MediaError` where the file cannot be opened, is not media, or has no video.
  public init(path: String, threads: Int = 1) throws(MediaError) {
    self.path = path
    demuxer = try Demuxer(path: path)
    decoder = try Decoder(stream: demuxer.stream, path: path, threads: threads)
    packet = try Packet(path: path)
    converter = Scaler(path: path, flags: SWS_POINT)
    facts = VideoFacts(demuxer)
  }

  /// The next frame; nil at the end of the video.
  ///
  /// - Throws: `MediaError` where a frame cannot be had for lack of memory. Damage does not throw.
  public func next() throws(MediaError) -> VideoFrame? {
    let frame = try VideoFrame(path: path)
    while true {
      switch receive(into: frame) {
      case .frame:
        if frame.isPatched { damage.countPatchedFrame() }
        return frame
      case .ended: return nil
      case .needsPacket: sendNext()
      }
    }
  }

  /// Lends `frame` as eight-bit planes: in place where it is stored so, else converted.
  ///
  /// - Throws: `MediaError` where the pixel format cannot be converted; whatever `body` throws.
  public func withView<R>(
    of frame: borrowing VideoFrame, _ body: (FrameView) throws -> R
  ) throws -> R {
    guard case .converted(let format) = PixelLayout(frame.format) else {
      if let result = try frame.withPlanarView(body) { return result }
      throw MediaError(.decode, path: path, reason: "a frame without samples")
    }
    let target = Scaler.Target(
      width: Int32(frame.width), height: Int32(frame.height), format: format, range: frame.range,
      matrix: frame.matrix)
    let converted = try converter.convert(frame, to: target)
    if let result = try converted.withPlanarView(body) { return result }
    throw MediaError(.convert, path: path, reason: "a frame without samples")
  }

  /// Moves to the last keyframe at or before `time`, in ticks, as far as the container's index
  /// knows; the next frame may still lie behind `time` where the index does not say.
  public func seek(to time: Int64) throws(MediaError) {
    try demuxer.seek(to: time)
    decoder.flush()
    isDraining = false
  }

  private func receive(into frame: borrowing VideoFrame) -> Decoder.Reception {
    do {
      return try decoder.receive(into: frame.pointer)
    } catch {
      damage.count(error)
      return isDraining ? .ended : .needsPacket
    }
  }

  private func sendNext() {
    do {
      guard !isDraining, try demuxer.read(into: packet.pointer) else { return drain() }
    } catch {
      damage.stop(error)
      return drain()
    }
    defer { packet.clear() }
    do { try decoder.send(packet.pointer) } catch { damage.count(error) }
  }

  /// Tells the codec that no packet follows. A codec that refuses has nothing left to give.
  private func drain() {
    isDraining = true
    do { try decoder.send(nil) } catch { damage.count(error) }
  }
}
