/// Pixels across and down of a picture as it is shown.
public struct FrameSize: Hashable, Sendable, Codable {
  /// The longest side that can be asked for.
  package static let longest = 16384
  /// FFmpeg holds no pictures whose sides, each longer by `border`, span more pixels than this.
  package static let (border, most) = (128, Int(Int32.max) / 8)

  /// Pixels across.
  public var width: Int
  /// Pixels down.
  public var height: Int

  /// A size. Pictures are made of sides from 1 to 16384 pixels, and of 268 million pixels at most.
  public init(width: Int, height: Int) {
    (self.width, self.height) = (width, height)
  }

  /// Reads "224x224"; nil where `text` is not of that form, or a side is not from 1 to `longest`.
  package init?(_ text: String) {
    let sides = text.utf8.split(separator: UInt8(ascii: "x"), omittingEmptySubsequences: false)
    guard sides.count == 2, let width = Self.side(sides[0]), let height = Self.side(sides[1])
    else { return nil }
    self.init(width: width, height: height)
  }

  /// Bytes of a picture, three a pixel.
  package var bytes: Int { 3 * width * height }

  private static func side(_ text: Substring.UTF8View) -> Int? {
    guard 1...5 ~= text.count, text.allSatisfy({ 0x30...0x39 ~= $0 }),
      let side = Int(Substring(text)), 1...longest ~= side
    else { return nil }
    return side
  }
}
