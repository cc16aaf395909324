import WinnowMedia

/// What decoding a video counted beside its frames.
package struct DecodeCounts: Hashable, Sendable, Codable {
  /// Packets the container flags as damaged or the codec refuses; each once.
  package var corruptPackets = 0
  /// Frames decoded with parts that the codec had to make up.
  package var damagedFrames = 0
  /// Frames flagged interlaced.
  package var interlacedFrames = 0

  package init() {}

  init(_ reader: VideoReader) {
    corruptPackets = reader.damage.corruptPackets
    damagedFrames = reader.damage.damagedFrames
    interlacedFrames = reader.fields.interlaced
  }
}
