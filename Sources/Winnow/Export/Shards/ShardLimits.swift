/// How much a shard holds at most. One sample may be larger than that.
public struct ShardLimits: Hashable, Sendable {
  public var samples: Int
  /// Bytes of the archive.
  public var bytes: Int

  public init(samples: Int, bytes: Int) {
    self.samples = samples
    self.bytes = bytes
  }
}
