import WinnowCore

extension VideoFacts {
  /// The size of stored pictures and the shape of their pixels from a frame on.
  package struct ShapeChange: Hashable, Sendable, Codable {
    /// Number of the first frame of this shape.
    package var frame: Int
    package var width: Int
    package var height: Int
    package var sampleAspect: Rational
  }

  /// More changes than this are of no camera; the shape of what follows is not told apart.
  private static let mostShapeChanges = 1000

  /// The facts with the size and the shape of pixels that frame `number` has.
  package func atFrame(_ number: Int) -> VideoFacts {
    guard let shape = shapeChanges.last(where: { $0.frame <= number }) else { return self }
    var facts = self
    (facts.width, facts.height) = (shape.width, shape.height)
    facts.sampleAspect = shape.sampleAspect
    return facts
  }

  /// Notes the shape of frame `number`, the next of the video.
  mutating func noteShape(of frame: borrowing VideoFrame, number: Int) {
    let (last, aspect) = (shapeChanges.last, frame.sampleAspect)
    let isSame =
      frame.width == last?.width ?? width && frame.height == last?.height ?? height
      && aspect == last?.sampleAspect ?? sampleAspect
    guard !isSame, shapeChanges.count < Self.mostShapeChanges else { return }
    shapeChanges.append(
      ShapeChange(frame: number, width: frame.width, height: frame.height, sampleAspect: aspect))
  }
}
