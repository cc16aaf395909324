/// What is written of kept clips.
public struct ExportSettings: Hashable, Sendable, Codable {
  /// A sampler as `FrameSamplers.sampler` reads it.
  public var sampler = "first-middle-last"
  /// JPEG quantiser, 1 (best) to 31.
  public var qscale = 2
  /// Whether dark bars are cut off.
  public var crop = true
  /// Pixels of the short side exported pictures are reduced to; nil leaves them at full size.
  public var shortSide: Int?
}
