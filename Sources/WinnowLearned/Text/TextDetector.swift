import Foundation
import WinnowCore

/// Finds where text is: PP-OCR's detector, a map of probabilities by differentiable binarisation.
///
/// Source: Liao et al., Real-time scene text detection with differentiable binarization (2020).
struct TextDetector: Sendable {
  private let session: ModelSession

  /// - Throws: `ModelError` where it takes or gives something else.
  init(_ session: ModelSession) throws(ModelError) {
    try PictureNet.check(session, "text detector", height: nil)
    guard let output = session.outputs.first, output.shape.count == 4, output.shape[1] ?? 1 == 1
    else { throw ModelError("the text detector has to give a map of 1 x 1 x any x any") }
    self.session = session
  }

  /// Text that was found, before it is read.
  struct Finding: Hashable {
    let rectangle: TextRectangle
    /// On average over it, 0...1.
    let probability: Float
    /// Pixels by which it falls from one pixel to the next.
    let slope: Float
  }

  /// The size at which a picture is looked at: nearly as many spots for each shape.
  static func size(_ width: Int, _ height: Int) -> (width: Int, height: Int) {
    let shape = log(Double(width) / Double(height))
    var best = (cost: Double.infinity, width: step, height: step)
    for across in 1...side {
      for down in 1...side {
        let spots = Double(across * down * step * step) / area
        if spots > 1.06 { break }
        let cost = 2 * abs(log(Double(across) / Double(down)) - shape) + abs(log(spots))
        if cost < best.cost { best = (cost, step * across, step * down) }
      }
    }
    return (best.width, best.height)
  }

  /// The model halves sides five times.
  private static let step = 32
  /// The longest side in steps.
  private static let side = 80
  /// Spots: at fewer, small captions are missed; more cost more.
  private static let area = 640.0 * 384
  /// How far the edge of what the model marks lies within the text: it was trained on shrunk outlines.
  static let growth = 1.15
  /// The most texts that are taken from a picture, the largest first.
  private static let limit = 200

  func map(of picture: RGBPicture) throws(ModelError) -> TextMap {
    let (width, height) = Self.size(picture.width, picture.height)
    let samples = Resampling.part(
      of: picture, left: 0, top: 0, right: Double(picture.width), bottom: Double(picture.height),
      width: width, height: height)
    let input = try PictureNet.tensor(samples, width: width, height: height, padded: width)
    guard let map = try session.run([input]).first, map.shape == [1, 1, height, width],
      map.floats.count == width * height
    else { throw ModelError("the text detector gives no map of its picture") }
    return TextMap(width: width, height: height, values: map.floats)
  }

  func findings(in picture: RGBPicture) throws(ModelError) -> [Finding] {
    let map = try map(of: picture)
    let found = map.blobs.map { Self.finding($0, in: map, of: picture) }
    guard found.count > Self.limit else { return found }
    let largest = found.indices.sorted { one, other in
      let (area, otherArea) = (found[one].rectangle.area, found[other].rectangle.area)
      return area == otherArea ? one < other : area > otherArea
    }
    return largest.prefix(Self.limit).sorted().map { found[$0] }
  }

  /// The text around a blob, in the picture.
  static func finding(_ blob: TextMap.Blob, in map: TextMap, of picture: RGBPicture) -> Finding {
    let (width, height) = (Double(blob.right - blob.left), Double(blob.bottom - blob.top))
    let grown = width * height * growth / (2 * (width + height))
    let (across, down) = (Double(map.width), Double(map.height))
    let rectangle = TextRectangle(
      left: max(0, (Double(blob.left) - grown) / across),
      top: max(0, (Double(blob.top) - grown) / down),
      right: min(1, (Double(blob.right) + grown) / across),
      bottom: min(1, (Double(blob.bottom) + grown) / down))
    let strain =
      Float(picture.height) / Float(map.height) / (Float(picture.width) / Float(map.width))
    return Finding(
      rectangle: rectangle, probability: blob.mean, slope: blob.slope * strain)
  }
}
