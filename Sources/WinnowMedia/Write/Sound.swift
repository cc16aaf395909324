import CFFmpeg
import WinnowCore

/// The sound of a video as it is coded, for clips of it. Not thread-safe.
public final class Sound {
  /// A sound and the seconds of it, on the container's clock, that are meant.
  public typealias Stretch = (of: Sound, from: Double, to: Double)

  private let demuxer: Demuxer

  /// nil where there is no sound, or none that MP4 files hold.
  public init?(path: String, onPacket: @escaping () -> Void = {}) {
    guard let demuxer = try? Demuxer(path: path, media: AVMEDIA_TYPE_AUDIO, onPacket: onPacket)
    else { return nil }
    self.demuxer = demuxer
    guard Muxer.holds(parameters.pointee.codec_id) else { return nil }
  }

  /// FFmpeg's name of the codec.
  var codec: String { String(cString: avcodec_get_name(parameters.pointee.codec_id)) }

  var parameters: UnsafeMutablePointer<AVCodecParameters> { demuxer.stream.pointee.codecpar }
  var timeBase: AVRational { demuxer.stream.pointee.time_base }

  /// The packets that begin in a stretch of seconds on the container's clock, with times from its
  /// beginning on; as far as they can be read.
  func packets(from start: Double, to end: Double) -> [Packet] {
    let base = Rational(timeBase)
    let (first, limit) = (MediaTime.ticks(start, base), MediaTime.ticks(end, base))
    guard (try? demuxer.seek(to: first)) != nil else { return [] }
    var packets: [Packet] = []
    while let packet = try? Packet(path: demuxer.path),
      (try? demuxer.read(into: packet)) == true
    {
      guard let time = packet.time?.start else { continue }
      if time >= limit { break }
      guard time >= first else { continue }
      packet.pointer.pointee.pts = time - first
      packet.pointer.pointee.dts = time - first
      packets.append(packet)
    }
    return packets
  }
}
