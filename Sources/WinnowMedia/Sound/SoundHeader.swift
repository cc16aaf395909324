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
    case AV_CODEC_ID_AC3, AV_CODEC_ID_EAC3:
      bits = Self.dolby(UnsafeBufferPointer(start: data, count: Int(content.size)))
      if bits.isEmpty { return nil }
    case AV_CODEC_ID_DTS:
      bits = Self.dts(UnsafeBufferPointer(start: data, count: Int(content.size)))
      if bits.isEmpty { return nil }
    default: return nil
    }
  }

  /// Rate and channels of all frames of a packet: those of E-AC-3 that depend on another bring more channels.
  private static func dolby(_ data: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var (bits, place): ([UInt8], Int) = ([], 0)
    while place + 7 <= data.count, data[place] == 0x0B, data[place + 1] == 0x77 {
      let frame = UnsafeBufferPointer(rebasing: data[place...])
      // AC-3 has identifications up to 10, of which the last halve the rate.
      let identification = frame[5] >> 3
      if identification <= 10 {
        bits += [max(8, identification), frame[4] & 0xC0, channels(ofAC3: frame[6])]
        break
      }
      // Kind of frame and its number; rate and channels, without the number of blocks.
      let isReduced = frame[4] & 0xC0 == 0xC0
      bits += [16, frame[2] & 0xF8, frame[4] & (isReduced ? 0xFF : 0xCF)]
      place += (Int(frame[2] & 7) << 8 + Int(frame[3]) + 1) * 2
    }
    return bits
  }

  /// The arrangement of channels, and whether there is one of low frequencies, whose bit lies behind those
  /// of what is mixed how loud.
  private static func channels(ofAC3 byte: UInt8) -> UInt8 {
    let mode = byte >> 5
    let levels =
      (mode & 1 != 0 && mode != 1 ? 2 : 0) + (mode & 4 != 0 ? 2 : 0) + (mode == 2 ? 2 : 0)
    return byte & 0xE0 | byte >> UInt8(4 - levels) & 1
  }

  /// Rate, channels and extensions of a frame.
  private static func dts(_ data: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    guard data.count >= 11, data.prefix(4).elementsEqual([0x7F, 0xFE, 0x80, 0x01]) else {
      return []
    }
    let size = Int(data[5] & 3) << 12 + Int(data[6]) << 4 + Int(data[7] >> 4) + 1
    let isExtended = data.dropFirst(size).prefix(4).elementsEqual([0x64, 0x58, 0x20, 0x25])
    return [
      data[7] & 0x0F, data[8] & 0xFC, data[10] & 0xF0, data[10] & 0x06 == 0 ? 0 : 1,
      isExtended ? 1 : 0,
    ]
  }
}
