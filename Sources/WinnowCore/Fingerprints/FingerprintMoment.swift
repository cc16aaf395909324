/// What a region of a picture looks like: its code, and the key the index finds it by.
public struct RegionCode: Hashable, Sendable {
  public var code: ContrastCode
  public var key: CoarseKey

  public init(code: ContrastCode, key: CoarseKey) {
    self.code = code
    self.key = key
  }
}

/// A picture of a video and how long it stands for it, until the picture has become another.
///
/// Times are milliseconds on the clock of the seconds that the builder was given.
public struct FingerprintMoment: Hashable, Sendable {
  public var start: Int32
  /// The start of the next moment or the end of the shot.
  public var end: Int32
  /// The whole picture inside its bars.
  public var wide: RegionCode
  /// Its middle, .92 of each side.
  public var medium: RegionCode
  /// Its middle, .85 of each side.
  public var tight: RegionCode

  public init(
    start: Int32, end: Int32, wide: RegionCode, medium: RegionCode, tight: RegionCode
  ) {
    self.start = start
    self.end = end
    self.wide = wide
    self.medium = medium
    self.tight = tight
  }

  /// Shares of each side that `wide`, `medium` and `tight` take.
  static let shares = [1, 0.92, 0.85]
}
