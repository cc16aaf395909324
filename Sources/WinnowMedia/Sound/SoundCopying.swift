import CFFmpeg
import WinnowCore

/// Copies the sound of a clip as it is coded, where MP4 files hold it.
struct SoundCopying {
  private let reader: SoundReader

  init(_ reader: SoundReader) {
    self.reader = reader
  }

  /// The packets that begin in a stretch of seconds; nil where files do not hold them.
  func track(_ span: Range<Double>) -> SoundTrack? {
    let codec = reader.parameters.pointee.codec_id
    guard Self.isCommon(codec) else { return nil }
    let (first, limit) = (reader.ticks(span.lowerBound), reader.ticks(span.upperBound))
    var (packets, header, fault): ([Packet], SoundHeader?, String?) = ([], nil, nil)
    var isUniform = true
    do throws(MediaError) {
      try reader.read(from: first, to: limit) { packet, start in
        guard start >= first else { return true }
        let own = SoundHeader(packet, of: codec)
        header = header ?? own
        isUniform =
          own == header && reader.isOfChosenStream(packet)
          && !packet.bringsHeader && !packet.changesParameters
        (packet.pointer.pointee.pts, packet.pointer.pointee.dts) = (start - first, start - first)
        packets.append(packet)
        return isUniform
      }
    } catch {
      fault = error.withoutPath
    }
    guard isUniform else { return nil }
    if packets.isEmpty { return SoundTrack(nil, fault: fault) }
    guard let stream = try? stream(packets), Muxer.holds(stream) else { return nil }
    return SoundTrack(stream, fault: fault)
  }

  private func stream(_ packets: [Packet]) throws(MediaError) -> SoundTrack.Stream {
    let parameters = try CodecParameters(path: reader.path) {
      avcodec_parameters_copy($0, reader.parameters)
    }
    return SoundTrack.Stream(parameters: parameters, timeBase: reader.timeBase, packets: packets)
  }

  /// Whether other readers of MP4 files than FFmpeg know the codec there.
  private static func isCommon(_ codec: AVCodecID) -> Bool {
    codec != AV_CODEC_ID_VORBIS && Muxer.holds(codec)
  }
}
