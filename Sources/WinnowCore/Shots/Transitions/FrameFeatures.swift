/// What the rules of `TransitionDetector` know of one frame. Levels are full-range luma, 0...255.
struct FrameFeatures {
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
  /// Set where the picture is one flat tone.
  let flat: FlatPicture?
  /// Mean absolute difference to the frame before, in levels; 0 for the first frame.
  let difference: Double
  /// `difference` after the best shift of each block; nil until a rule has asked for it.
  var compensated: Double?
}
