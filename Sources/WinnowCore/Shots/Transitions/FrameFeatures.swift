/// What the rules of `TransitionDetector` know of one frame. Levels are full-range luma, 0...255.
///
/// A class, because every frame is looked at in dozens of windows: passing it on is one reference.
final class FrameFeatures: Sendable {
  static let columns = 64
  static let rows = 36

  /// Luma squeezed to 64 x 36 samples, whatever the shape of the picture.
  let thumb: Plane
  /// Mean of the thumb, in levels.
  let mean: Double
  /// Standard deviation of the thumb, in levels.
  let deviation: Double
  /// Gradient energy of each of 8 x 4 blocks, in squared levels.
  let energy: [Double]
  /// Mean of `energy`.
  let meanEnergy: Double
  /// Sums of the thumb's columns and rows.
  let profiles: ThumbProfiles
  /// The blocks inside black bars.
  let picture: PictureBlocks
  /// Set where the picture is one flat tone.
  let flat: FlatPicture?
  /// Mean absolute difference to the frame before, in levels; 0 for the first frame.
  let difference: Double

  init(
    thumb: Plane, moments: Moments, energy: [Double], profiles: ThumbProfiles,
    picture: PictureBlocks, flat: FlatPicture?, difference: Double
  ) {
    self.thumb = thumb
    (mean, deviation) = (moments.mean, moments.variance.squareRoot())
    self.energy = energy
    meanEnergy = energy.reduce(0, +) / Double(energy.count)
    (self.profiles, self.picture, self.flat) = (profiles, picture, flat)
    self.difference = difference
  }
}

extension FrameFeatures {
  /// Whether blocks lie outside the picture.
  var hasBars: Bool { picture != .all }

  /// Mean gradient energy of some blocks.
  func energy(of blocks: PictureBlocks) -> Double {
    blocks == .all
      ? meanEnergy : blocks.positions.reduce(0) { $0 + energy[$1] } / Double(blocks.count)
  }

  /// Variance of the thumb over some blocks, in squared levels.
  func variance(of blocks: PictureBlocks) -> Double {
    guard blocks != .all else { return deviation * deviation }
    var moments = Moments(count: 0)
    for block in blocks.positions { moments += blockMoments(block) }
    return moments.variance
  }

  /// Mean level of each block.
  var blockMeans: [Double] { energy.indices.map { blockMoments($0).mean } }

  /// The part of the thumb that is one of its 8 x 4 blocks.
  static func rect(of block: Int) -> PixelRect {
    let (width, height) = (columns / 8, rows / 4)
    return PixelRect(x: block % 8 * width, y: block / 8 * height, width: width, height: height)
  }

  private func blockMoments(_ block: Int) -> Moments {
    let rect = Self.rect(of: block)
    var moments = Moments(count: rect.width * rect.height)
    for y in rect.y..<rect.y + rect.height {
      for x in rect.x..<rect.x + rect.width { moments.add(Int(thumb[x, y])) }
    }
    return moments
  }
}
