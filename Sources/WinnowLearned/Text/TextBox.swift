/// A text that a clip shows.
package struct TextBox: Hashable, Sendable, Codable {
  /// How a text belongs to the picture.
  package enum Kind: String, Hashable, Sendable, Codable {
    /// It was put over the picture: a caption, a subtitle, a logo, a title card, a screen.
    case overlay
    /// It is part of what was filmed.
    case scene
  }

  /// Where it stands in one frame.
  package struct Place: Hashable, Sendable, Codable {
    /// The number of the frame among those that were looked at, from 0.
    package let frame: Int
    package let rectangle: TextRectangle
  }

  package let text: String
  /// The mean probability of its characters, 0...1.
  package let confidence: Double
  package let kind: Kind
  /// In the order of time, one a frame.
  package let places: [Place]

  /// The smallest rectangle that holds all its places.
  package var rectangle: TextRectangle {
    places.dropFirst().reduce(places.first?.rectangle ?? .whole) { $0.joined($1.rectangle) }
  }
}
