import CFFmpeg

/// Owns one packet, used again for each that is read.
final class Packet {
  let pointer: UnsafeMutablePointer<AVPacket>

  init(path: String) throws(MediaError) {
    guard let packet = av_packet_alloc() else {
      throw MediaError.outOfMemory(.read, path: path)
    }
    pointer = packet
  }

  deinit {
    var packet: UnsafeMutablePointer<AVPacket>? = pointer
    av_packet_free(&packet)
  }

  /// Whether decoding can begin here, by the container's word.
  var isKeyframe: Bool { pointer.pointee.flags & AV_PKT_FLAG_KEY != 0 }

  /// Whether the container knows the data to be damaged or incomplete.
  var isCorrupt: Bool { pointer.pointee.flags & AV_PKT_FLAG_CORRUPT != 0 }

  /// Whether it brings a palette or a codec's header, which the packets behind it need as well.
  var bringsHeader: Bool {
    [AV_PKT_DATA_PALETTE, AV_PKT_DATA_NEW_EXTRADATA].contains {
      av_packet_get_side_data(pointer, $0, nil) != nil
    }
  }

  /// Lets go of the packet's data.
  func clear() {
    av_packet_unref(pointer)
  }
}
