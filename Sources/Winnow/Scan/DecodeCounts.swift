import WinnowMedia

/// What decoding a video counted beside its frames.
public struct DecodeCounts: Hashable, Sendable, Codable {
  /// Packets the container flags as damaged or the codec refuses; each once.
  public var corruptPackets = 0
  /// Frames decoded with parts that the codec had to make up.
  public var damagedFrames = 0
  /// Frames flagged interlaced.
  public var interlacedFrames = 0

  public init() {}

  init(_ reader: VideoReader) {
    corruptPackets = reader.damage.corruptPackets
    damagedFrames = reader.damage.damagedFrames
    interlacedFrames = reader.fields.interlaced
  }
}
