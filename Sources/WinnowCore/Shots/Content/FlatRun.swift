/// Flat frames of one tone in a row.
///
/// A frame that differs from them too little to be a picture does not end the run.
struct FlatRun {
  let tone: FlatPicture.Tone
  let first: Int
  /// The latest flat frame.
  private(set) var last: Int
  /// The blackest or whitest frame among those that could still be placed as a boundary.
  private(set) var extreme: Int
  private(set) var extremeThumb: Plane
  private(set) var picture: PixelRect
  private var extremeMean: Double
  /// Whether a frame after the run shows a picture again.
  var isLeft = false
  /// How the run was entered, once that has been read.
  var entry: FadeEntry?

  init(at frame: Int, features: FrameFeatures, flat: FlatPicture) {
    tone = flat.tone
    first = frame
    last = frame
    extreme = frame
    extremeThumb = features.thumb
    picture = flat.picture
    extremeMean = features.mean
  }

  var count: Int { last - first + 1 }

  /// Adds a later flat frame of the same tone; as an extreme only while `placing`.
  mutating func extend(to frame: Int, features: FrameFeatures, flat: FlatPicture, placing: Bool) {
    last = frame
    guard placing, tone == .black ? features.mean < extremeMean : features.mean > extremeMean
    else { return }
    extreme = frame
    extremeThumb = features.thumb
    extremeMean = features.mean
    picture = flat.picture
  }
}

/// How a flat run was entered.
struct FadeEntry {
  /// What came before; nil where no picture did.
  let side: FadeSide?
  /// Whether it was cut to, not faded to.
  let isAbrupt: Bool
}

/// The picture on one side of a flat run.
struct FadeSide {
  /// Largest mean absolute difference of a frame there to the run's extreme, in levels.
  let peak: Double
  /// The frame nearest the run that the fade does not touch.
  let untouched: Int
}
