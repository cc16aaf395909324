import WinnowCore

extension FrameSize {
  /// - Throws: `WinnowError` where no pictures of it can be made.
  func check(_ operation: String, _ subject: String) throws(WinnowError) {
    guard 1...Self.longest ~= width, 1...Self.longest ~= height else {
      throw WinnowError(
        operation, subject,
        reason: "\(width) x \(height) is no size of a picture: sides are from 1 to \(Self.longest)",
        kind: .outOfRange)
    }
    guard (width + Self.border) * (height + Self.border) <= Self.most else {
      throw WinnowError(
        operation, subject,
        reason: "\(width) x \(height) is too large: pictures have up to 268 million pixels",
        kind: .outOfRange)
    }
  }
}
