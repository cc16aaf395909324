/// What tells an overlay from text of the scene.
struct TextCues: Hashable, Codable {
  /// Frames of the clip in which the place looks the same as where the text was found, that one among them.
  var stands: Int
  /// The farthest that it moves between two of these, in pixels of a picture of 360 rows.
  var drift: Float
  /// The share of what is to be seen in the picture that changes between two of these frames, or, where it stands in
  /// one alone, from there to its neighbours: the most.
  var change: Float
  /// The same of what lies right around it; nil where nothing is to be seen there.
  var nearby: Float?
  /// The share of the picture, without its text, in which nothing is to be seen: 0...1.
  var flatness: Float
  /// The share of it that lies in black bars.
  var bars: Double
  /// Whether the same text stands at another place in another frame.
  var moves: Bool
  var look: TextLook

  /// Flatter pictures are title cards, credits or screens.
  private static let plain: Float = 0.85
  /// Text that drifts farther hangs on something that moves.
  private static let still: Float = 1
  /// Where more of the picture changes, the camera moves or cuts.
  private static let moving: Float = 0.5
  /// Where less changes around a text that comes or goes, it is the text alone that does.
  private static let calm: Float = 0.25

  /// What they say.
  var kind: TextBox.Kind {
    if bars >= 0.6 || (flatness >= Self.plain && look.isLevel && look.step >= 60) {
      return .overlay
    }
    if drift > Self.still { return .scene }
    if stands > 1, change >= Self.moving { return .overlay }
    if moves { return .scene }
    if stands > 1 { return look.isDrawn ? .overlay : .scene }
    if look.isLevel, let nearby, nearby <= Self.calm { return .overlay }
    return look.isDrawn && look.ratio >= 3 ? .overlay : .scene
  }
}
