/// Flat frames of one tone in a row.
///
/// A frame that differs from them too little to be a picture does not end the run.
struct FlatRun {
  let tone: FlatPicture.Tone
  let first: Int
  /// The latest flat frame.
  private(set) var last: Int
  /// The purest frame among those that could still be placed as a boundary.
  private(set) var extreme: Int
  private(set) var extremeThumb: Plane
  private(set) var picture: PixelRect
  private var purity: Double
  /// Whether a frame after the run shows a picture again.
  var isLeft = false
  /// How the run was entered, once that has been read.
  var entry: Entry?

  init(at frame: Int, features: FrameFeatures, flat: FlatPicture) {
    tone = flat.tone
    first = frame
    last = frame
    extreme = frame
    extremeThumb = features.thumb
    picture = flat.picture
    purity = flat.purity
  }

  var count: Int { last - first + 1 }

  /// Adds a later flat frame of the same tone; as an extreme only while `placing`.
  mutating func extend(to frame: Int, features: FrameFeatures, flat: FlatPicture, placing: Bool) {
    last = frame
    guard placing, flat.purity > purity else { return }
    extreme = frame
    extremeThumb = features.thumb
    purity = flat.purity
    picture = flat.picture
  }

  /// The picture on one side of a flat run.
  struct Side {
    /// Largest mean absolute difference of a frame there to the run's extreme, in levels.
    let peak: Double
    /// The frame nearest the run that the fade does not touch.
    let untouched: Int
  }

  /// How a flat run was entered.
  struct Entry {
    /// What came before; nil where no picture did.
    let side: Side?
    /// Whether it was cut to, not faded to.
    let isAbrupt: Bool
  }
}
