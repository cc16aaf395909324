import CFFmpeg

/// Owns one packet, used again for each that is read.
final class Packet {
  let pointer: UnsafeMutablePointer<AVPacket>

  init(path: String) throws(MediaError) {
    guard let packet = av_packet_alloc() else {
      throw MediaError(.read, path: path, reason: "out of memory")
    }
    pointer = packet
  }

  deinit {
    var packet: UnsafeMutablePointer<AVPacket>? = pointer
    av_packet_free(&packet)
  }

  /// Lets go of the packet's data.
  func clear() {
    av_packet_unref(pointer)
  }
}
