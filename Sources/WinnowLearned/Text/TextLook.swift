import Foundation

/// How a text looks: text that was drawn by a program is level, crisp and of one colour.
struct TextLook: Hashable, Codable {
  /// By how much it falls over its whole length, as a share of its height: 0 for level text.
  let fall: Float
  /// Width by height.
  let ratio: Float
  /// Luma of its strokes less that of what is around them.
  let contrast: Float
  /// Standard deviation of the strokes' luma.
  let unevenness: Float
  /// The mean step of luma at an edge, from one pixel to the next.
  let step: Float

  init(fall: Float, ratio: Float, contrast: Float, unevenness: Float, step: Float) {
    (self.fall, self.ratio, self.contrast) = (fall, ratio, contrast)
    (self.unevenness, self.step) = (unevenness, step)
  }

  init(_ place: TextTrack.Place, in luma: Luma) {
    let width = Float(place.rectangle.width) * Float(luma.width)
    let height = Float(place.rectangle.height) * Float(luma.height)
    let style = place.ink.style
    let ratio = width / max(1, height)
    self.init(
      fall: abs(place.found?.slope ?? 0) * ratio, ratio: ratio, contrast: style.contrast,
      unevenness: style.unevenness, step: style.step)
  }

  // The bounds were found on captions drawn over ten clips, and on what these clips and thirty others show of signs.

  var isLevel: Bool { fall <= 0.12 }

  /// Whether it seems drawn.
  var isDrawn: Bool {
    guard unevenness <= 0.5 * abs(contrast) else { return false }
    // Long lines that are quite level are rare in what is filmed.
    if ratio >= 8, fall <= 0.05, step >= 45 { return true }
    // What is hardly longer than high has no slope that can be told.
    return ratio >= 2 ? isLevel && step >= 75 : step >= 115
  }

  /// Whether it is drawn beyond doubt, so that it need not be read: scripts that the recogniser does not know look so.
  ///
  /// - Parameter places: frames in which it was seen at one place.
  func isPlain(places: Int) -> Bool {
    guard isLevel, ratio >= 3.5 else { return false }
    return isDrawn && step >= 95 || places >= 3 && step >= 45
  }
}
