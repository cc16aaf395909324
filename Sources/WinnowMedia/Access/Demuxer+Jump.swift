import CFFmpeg

extension Demuxer {
  /// The clock of the container's own index of keyframes.
  private enum IndexClock {
    case decoding, presentation
  }

  /// nil for containers that search for a time by reading here and there, and whose packets may come
  /// out incomplete from there.
  private var indexClock: IndexClock? {
    let name = String(cString: context.pointee.iformat.pointee.name)
    return switch name.prefix(while: { $0 != "," }) {
    case "mov", "avi": .decoding
    case "matroska": .presentation
    default: nil
    }
  }

  /// Whether `jump` passes over packets of `index` without reading them. The container does not know
  /// the times of a clock that does not leap as its own does.
  func canSeek(in index: StreamIndex) -> Bool { indexClock != nil && index.leaps.isEmpty }

  /// Moves forward to `entry`, a keyframe of `index`, and reads it: by a seek where that leads there or
  /// before it, else packet by packet.
  ///
  /// - Returns: false where the packet does not turn up; then the reader is somewhere behind it.
  func jump(
    to entry: StreamIndex.Entry, in index: StreamIndex, packet: Packet
  ) throws(MediaError) -> Bool {
    let canSeek = canSeek(in: index)
    if canSeek { try seek(to: indexClock == .decoding ? entry.dts : entry.pts) }
    while try read(into: packet) {
      let found = StreamIndex.Entry(packet)
      if let found, found.isSamePacket(as: entry) { return true }
      packet.clear()
      // Keyframes come in order: this one was missed.
      if canSeek, let found, found.isKeyframe, found.pts > entry.pts { return false }
    }
    return false
  }
}

extension StreamIndex.Entry {
  /// Decoding times are not compared: some demuxers work them out from the packets read before.
  func isSamePacket(as other: Self) -> Bool {
    pts == other.pts && size == other.size && isKeyframe == other.isKeyframe
      && isDiscarded == other.isDiscarded
  }
}
