import CFFmpeg
import WinnowCore

/// Copies packets of a video to an MP4 file as they are coded.
package enum PacketCopier {
  /// Copies what `cut` names.
  ///
  /// - Parameters:
  ///   - path: the video.
  ///   - index: of its packets.
  ///   - end: when the last frame is no longer shown, in ticks.
  ///   - sound: what of the video's sound belongs to the clip.
  /// - Returns: nil where MP4 files do not hold packets like these; the file is then not whole.
  /// - Throws: `MediaError` where the video cannot be read as it was indexed, or, with the operation
  ///   `write`, the file not be written.
  package static func copy(
    _ cut: PacketCut, in index: StreamIndex, until end: Int64, ofVideoAt path: String,
    to file: String, sound: SoundTrack? = nil, onPacket: @escaping () -> Void = {}
  ) throws(MediaError) -> ClipWriter.Result? {
    let demuxer = try Demuxer(path: path, onPacket: onPacket)
    let timeBase = demuxer.stream.pointee.time_base
    guard let parameters = demuxer.stream.pointee.codecpar,
      Muxer.holds(parameters.pointee.codec_id)
    else { return nil }
    let clip = try ClipFile(
      file, timeBase: timeBase, sound: sound
    ) { muxer throws(MediaError) in
      try muxer.addStream(like: parameters, timeBase: timeBase)
    }
    let first = index.entries[cut.entries.lowerBound]
    var decodingTimes = cut.decodingTimes(in: index)[...]
    let packet = try Packet(path: path)
    var isFound = try demuxer.jump(to: first, in: index, packet: packet)
    for entry in index.entries[cut.entries] {
      guard isFound, StreamIndex.Entry(packet)?.isSamePacket(as: entry) == true else {
        throw MediaError(.read, path: path, reason: "a packet is not found again")
      }
      if cut.contains(entry, of: index) {
        packet.pointer.pointee.pts = entry.pts - first.pts
        packet.pointer.pointee.dts = decodingTimes.removeFirst() - first.pts
        let next = index.firstFrame(atOrAfter: entry.pts + 1)
        let last = cut.frames.upperBound
        packet.pointer.pointee.duration = (next < last ? index.times[next] : end) - entry.pts
        try clip.write(packet.pointer)
      } else {
        packet.clear()
      }
      isFound = try demuxer.read(into: packet)
    }
    try clip.finish()
    let codec = String(cString: avcodec_get_name(parameters.pointee.codec_id))
    return ClipWriter.Result(
      codec: codec, encoder: "copy", frames: clip.frames)
  }
}
