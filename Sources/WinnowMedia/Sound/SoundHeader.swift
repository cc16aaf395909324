import CFFmpeg

/// What each packet of some codecs says of itself, and what a file says once for all of its packets.
struct SoundHeader: Hashable {
  private let bits: [UInt8]

  /// nil for codecs whose packets do not tell.
  init?(_ packet: Packet, of codec: AVCodecID) {
    let content = packet.pointer.pointee
    guard content.size >= 7, let data = content.data else { return nil }
    switch codec {
    case AV_CODEC_ID_AAC:
      // ADTS: profile, rate and channels. Packets without its mark have no header.
      guard data[0] == 0xFF, data[1] & 0xF6 == 0xF0 else { return nil }
      bits = [data[2] & 0xFD, data[3] & 0xC0]
    case AV_CODEC_ID_MP1, AV_CODEC_ID_MP2, AV_CODEC_ID_MP3:
      guard data[0] == 0xFF, data[1] & 0xE0 == 0xE0 else { return nil }
      // Version and layer, rate, and whether there is one channel.
      bits = [data[1] & 0x1E, data[2] & 0x0C, data[3] & 0xC0 == 0xC0 ? 1 : 2]
    case AV_CODEC_ID_AC3:
      guard data[0] == 0x0B, data[1] == 0x77 else { return nil }
      // Rate and channels.
      bits = [data[4] & 0xC0, data[6] & 0xE0]
    default: return nil
    }
  }
}
