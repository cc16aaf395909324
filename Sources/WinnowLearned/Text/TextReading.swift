/// The text of a clip.
package struct TextReading: Hashable, Sendable, Codable {
  /// How much text a frame has. Shares are 0...1, and count each spot once.
  package struct Frame: Hashable, Sendable, Codable {
    /// The share of the picture under overlays.
    package let overlay: Double
    /// The share of the picture under text of the scene.
    package let scene: Double
    /// Texts of both kinds.
    package let boxes: Int
    /// The share of the picture's lower third under overlays.
    package let lowerThird: Double
  }

  package let frames: [Frame]
  /// In the order in which they appear.
  package let boxes: [TextBox]
  /// The largest part of the picture that no overlay touches in any frame; nil where there is no overlay, or it leaves
  /// nothing.
  package let free: TextRectangle?

  /// - Parameter count: how many frames were looked at.
  init(_ boxes: [TextBox], frames count: Int) {
    self.boxes = boxes
    let lowerThird = TextRectangle(left: 0, top: 2.0 / 3, right: 1, bottom: 1)
    frames = (0..<count).map { frame in
      func rectangles(_ kind: TextBox.Kind) -> [TextRectangle] {
        boxes.filter { $0.kind == kind }.flatMap(\.places).filter { $0.frame == frame }
          .map(\.rectangle)
      }
      let (overlays, scene) = (rectangles(.overlay), rectangles(.scene))
      return Frame(
        overlay: TextRectangle.area(of: overlays), scene: TextRectangle.area(of: scene),
        boxes: overlays.count + scene.count,
        lowerThird: TextRectangle.area(of: overlays.compactMap(lowerThird.common))
          / lowerThird.area)
    }
    let overlays = boxes.filter { $0.kind == .overlay }.map(\.rectangle)
    free = overlays.isEmpty ? nil : TextRectangle.whole.largestFree(of: overlays)
  }
}
