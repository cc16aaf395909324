import WinnowCore

extension TextBoxesKind {
  /// What is told of texts besides scores. Rectangles are [left, top, right, bottom], in parts of the picture.
  struct Details: Encodable {
    private struct Text: Encodable {
      var text: String
      var kind: TextBox.Kind
      var confidence: Double
      /// The smallest rectangle that holds all its places.
      var place: [Double]
      /// The part of the picture under it.
      var share: Double
      /// The part of the frames that show it.
      var persistence: Double
    }

    private let texts: [Text]
    /// The largest rectangle without overlays; nil where there are none.
    private let free: [Double]?

    init(_ reading: TextReading) {
      free = reading.free.map(Self.sides)
      let frames = Double(max(1, reading.frames.count))
      texts = reading.boxes.map { box in
        Text(
          text: box.text, kind: box.kind, confidence: box.confidence.short,
          place: Self.sides(box.rectangle), share: box.rectangle.area.short,
          persistence: (Double(box.places.count) / frames).short)
      }
    }

    private static func sides(_ rectangle: TextRectangle) -> [Double] {
      [rectangle.left, rectangle.top, rectangle.right, rectangle.bottom].map(\.short)
    }

    /// - Throws: `ModelError` where it cannot be written.
    var json: String { get throws(ModelError) { try ModelDetails.json(self) } }
  }
}
