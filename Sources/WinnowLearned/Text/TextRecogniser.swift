import Foundation
import WinnowCore

/// Reads a line of text: PP-OCR's recogniser.
struct TextRecogniser: Sendable {
  private let session: ModelSession
  private let decoding: TextDecoding

  /// - Throws: `ModelError` where it takes or gives something else, or has no list of characters.
  init(_ session: ModelSession) throws(ModelError) {
    try PictureNet.check(session, "text recogniser", height: Self.height)
    guard let list = try session.metadata("character") else {
      throw ModelError("the text recogniser does not say which characters it knows")
    }
    let decoding = TextDecoding(list)
    guard let output = session.outputs.first, output.shape.count == 3,
      output.shape[2] ?? decoding.classes == decoding.classes
    else {
      throw ModelError(
        "the text recogniser has to give \(decoding.classes) scores a column, one a character")
    }
    (self.session, self.decoding) = (session, decoding)
  }

  private static let height = 48
  /// Columns come in such steps: the model halves widths three times.
  private static let step = 8
  /// Shorter texts get grey behind them, without which they are read worse.
  private static let shortest = 160
  /// Text that is longer for its height than this is squeezed.
  private static let longest = 3200

  /// Reads what lies in a rectangle of a picture; what is much taller than wide is turned to the left before.
  func reading(
    _ rectangle: TextRectangle, of picture: RGBPicture
  ) throws(ModelError) -> TextDecoding.Reading {
    let input = try Self.input(rectangle, of: picture)
    guard let scores = try session.run([input]).first, scores.shape.count == 3,
      scores.shape[0] == 1, scores.shape[2] == decoding.classes
    else { throw ModelError("the text recogniser gives no scores of its characters") }
    return decoding.reading(scores.floats)
  }

  static func input(_ rectangle: TextRectangle, of picture: RGBPicture) throws(ModelError) -> Tensor
  {
    let (across, down) = (Double(picture.width), Double(picture.height))
    let (width, height) = (rectangle.width * across, rectangle.height * down)
    if height > 1.5 * width {
      let turned = TextRectangle(
        left: rectangle.top, top: 1 - rectangle.right, right: rectangle.bottom,
        bottom: 1 - rectangle.left)
      return try line(turned, of: picture.turnedLeft)
    }
    return try line(rectangle, of: picture)
  }

  private static func line(
    _ rectangle: TextRectangle, of picture: RGBPicture
  ) throws(ModelError) -> Tensor {
    let (across, down) = (Double(picture.width), Double(picture.height))
    let ratio = rectangle.width * across / max(0.001, rectangle.height * down)
    let width = min(max(step, Int((min(ratio, 100) * Double(height)).rounded(.up))), longest)
    let samples = Resampling.part(
      of: picture, left: rectangle.left * across, top: rectangle.top * down,
      right: rectangle.right * across, bottom: rectangle.bottom * down, width: width,
      height: height)
    let padded = max(shortest, (width + step - 1) / step * step)
    return try PictureNet.tensor(samples, width: width, height: height, padded: padded)
  }
}

extension RGBPicture {
  /// What was on the right is at the top.
  fileprivate var turnedLeft: RGBPicture {
    var turned = [UInt8](repeating: 0, count: samples.count)
    for y in 0..<height {
      for x in 0..<width {
        let (from, to) = (3 * (y * width + x), 3 * ((width - 1 - x) * height + y))
        for colour in 0..<3 { turned[to + colour] = samples[from + colour] }
      }
    }
    return RGBPicture(width: height, height: width, samples: turned)
  }
}
