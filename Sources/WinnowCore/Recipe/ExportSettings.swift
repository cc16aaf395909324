/// What is written of kept clips.
public struct ExportSettings: Hashable, Sendable, Codable {
  /// How clips are cut out of their videos.
  package enum Cut: String, Hashable, Sendable, Codable, CaseIterable {
    /// Coded anew, with exactly the clip's frames.
    case exact
    /// Copied as coded, from a keyframe on, where this is possible; else coded anew.
    case copy
  }

  /// What is done with pictures of another aspect ratio than the one they are written at.
  package enum Fitting: String, Hashable, Sendable, Codable, CaseIterable {
    case crop, pad
  }

  /// What the samples of shards are.
  package enum Sample: String, Hashable, Sendable, Codable, CaseIterable {
    case clips, frames
  }

  /// A sampler as `Instruments.sampler` reads it.
  public package(set) var sampler = "first-middle-last"
  package var picture = PictureFormat.jpeg
  /// JPEG quantiser, 1 (best) to 31.
  package var qscale = 2
  /// WebP quality, 0 to 100 (best).
  package var webpQuality = 90
  /// Whether dark bars are cut off.
  public package(set) var crop = true
  /// Pixels of the short side pictures are reduced to; nil leaves them at full size.
  public package(set) var shortSide: Int?
  /// Pixels of the long side pictures are reduced to.
  public package(set) var longSide: Int?
  /// Pixels that pictures have exactly; both or neither.
  public package(set) var width: Int?
  /// Pixels down; nil where `width` or the sides decide.
  public package(set) var height: Int?
  package var fitting = Fitting.crop
  package var cut = Cut.exact
  /// Seconds that each end of a clip may lose where it is copied.
  package var snap = 1.0
  /// Frames per second of clips; nil keeps every frame and its time.
  package var fps: Double?
  /// Constant rate factor of H.264, 0 (best) to 51; other codecs take what comes near.
  package var crf = 18
  /// Thousands of bits a second that clips do not exceed for long.
  package var maxBitRate: Int?
  /// Whether clips keep their sound.
  package var audio = false
  package var shardOf = Sample.clips
  /// Samples and bytes a shard has at most.
  package var shardSamples = 1000
  package var shardBytes = 1_000_000_000

  package init() {}

  /// The size pictures are written at.
  package var fit: PictureFit {
    if let width, let height {
      return fitting == .crop
        ? .crop(width: width, height: height) : .pad(width: width, height: height)
    }
    if let longSide { return .longSide(longSide) }
    return shortSide.map { .shortSide($0) } ?? .full
  }

  /// The quality of pictures, in terms of their format.
  package var pictureQuality: Int { picture == .webp ? webpQuality : qscale }
}
