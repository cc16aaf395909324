/// What tells an overlay from text in the scene.
struct TextCues: Hashable, Codable {
  /// Frames of the clip in which the place looks the same as where the text was found, this one among them.
  var stands: Int
  /// Frames of the clip.
  var frames: Int
  /// The farthest that it moves between two of these frames, in pixels of a picture of 360 rows.
  var drift: Float
  /// The share of what is to be seen in the picture that changes between two of these frames, or, where it stands in
  /// one alone, from there to its neighbours: the most.
  var change: Float
  /// The same of what lies right around it.
  var nearby: Float
  /// The share of the picture, without its text, in which nothing is to be seen: 0...1.
  var flatness: Float
  /// The share of it that lies in black bars.
  var bars: Double
  /// Whether the same text stands at another place in another frame.
  var moves: Bool
  /// Frames in which another text stands alone in the same row, as large.
  var row: Int
  /// By how much it falls, as a share of its height: 0 for level text.
  var fall: Float
  var contrast: Float
  var unevenness: Float
  var sharpness: Float
  var light: Float
  /// Where its middle is, 0...1.
  var x: Double
  var y: Double
  /// Pixels of a picture of 360 rows.
  var height: Double
  /// Sides of it: width by height.
  var ratio: Double
}
