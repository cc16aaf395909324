import CFFmpeg
import WinnowCore

/// Reads the packets of sound of a video, stretch by stretch. Not thread-safe.
final class SoundReader {
  /// Seconds by which the times of packets may lie, as rounded ones do.
  static let tolerance = 0.05

  let path: String
  private let onPacket: () -> Void
  private var demuxer: Demuxer
  /// None where the video's clock does not leap.
  private let stretches: [SoundStretch]
  /// Whether a packet had a time so far, and whether one had a place in the file.
  private var (hasTimes, hasPlaces) = (false, false)

  /// - Parameter isLeaping: whether the video's clock leaps.
  init(path: String, isLeaping: Bool, onPacket: @escaping () -> Void) throws(MediaError) {
    (self.path, self.onPacket) = (path, onPacket)
    demuxer = try Self.open(path, onPacket)
    stretches = isLeaping ? SoundAlignment.stretches(path: path, onPacket: onPacket) : []
  }

  private static func open(
    _ path: String, _ onPacket: @escaping () -> Void
  ) throws(MediaError) -> Demuxer {
    try Demuxer(path: path, media: AVMEDIA_TYPE_AUDIO, onPacket: onPacket)
  }

  var stream: UnsafeMutablePointer<AVStream> { demuxer.stream }
  var parameters: UnsafeMutablePointer<AVCodecParameters> { stream.pointee.codecpar }
  /// Whether the file does not tell how the sound is sampled, nor when any of it is heard.
  var isUnintelligible: Bool { parameters.pointee.sample_rate <= 0 && !hasTimes }
  var timeBase: AVRational { stream.pointee.time_base }

  /// The stream that a packet is of: the sound may go on in others.
  func stream(of packet: Packet) -> UnsafeMutablePointer<AVStream> { demuxer.stream(of: packet) }

  /// Whether the container itself times a packet, rather than FFmpeg by the lengths of those before it, which
  /// are wrong where it does not know how the sound is sampled.
  func isTimed(_ packet: Packet) -> Bool {
    packet.time != nil && (packet.place != nil || !hasPlaces)
  }

  /// Whether the packet is of `stream`.
  func isOfChosenStream(_ packet: Packet) -> Bool { demuxer.isOfChosenStream(packet) }

  private var newClock: SoundClock {
    SoundClock(tolerance: ticks(Self.tolerance), stretches: stretches)
  }

  func ticks(_ seconds: Double) -> Int64 { MediaTime.ticks(seconds, Rational(timeBase)) }
  func seconds(_ ticks: Int64) -> Double { MediaTime.seconds(ticks, Rational(timeBase)) }

  /// Calls `body` with the packets that begin before `limit`, from one at or before `first` on, each with
  /// the time at which it begins, until it returns false.
  ///
  /// - Throws: `MediaError` where the file cannot be read any further.
  func read(
    from first: Int64, to limit: Int64, _ body: (Packet, Int64) throws(MediaError) -> Bool
  ) throws(MediaError) {
    var clock = newClock
    var (packet, start) = try seek(to: first, &clock)
    while let found = packet {
      if let start {
        if start >= limit || clock.begin.map({ $0 >= limit }) == true { return }
        guard try body(found, start) else { return }
      }
      (packet, start) = try next(&clock)
    }
  }

  /// Why the system did not read all that was asked of it; nil where it did.
  var systemFault: MediaError? { demuxer.systemFault }

  /// The first packet, from which on all are read that begin at `first` or later.
  private func seek(
    to first: Int64, _ clock: inout SoundClock
  ) throws(MediaError) -> (Packet?, Int64?) {
    if stretches.isEmpty, (try? demuxer.seek(to: first)) != nil {
      let (packet, start) = try next(&clock)
      if let start, start <= max(first, begin) { return (packet, start) }
    }
    // The container's index knows no better, or nothing begins earlier.
    demuxer = try Self.open(path, onPacket)
    clock = newClock
    while true {
      let (packet, start) = try next(&clock)
      guard packet != nil, start.map({ $0 < first }) ?? true else { return (packet, start) }
    }
  }

  /// Where the container says that the sound begins.
  private var begin: Int64 {
    let begin = stream.pointee.start_time
    return Packet.times.contains(begin) ? begin : .min
  }

  private func next(_ clock: inout SoundClock) throws(MediaError) -> (Packet?, Int64?) {
    let packet = try Packet(path: path)
    guard try demuxer.read(into: packet) else { return (nil, nil) }
    hasTimes = hasTimes || packet.time != nil
    hasPlaces = hasPlaces || packet.place != nil
    return (packet, clock.start(of: packet))
  }
}
