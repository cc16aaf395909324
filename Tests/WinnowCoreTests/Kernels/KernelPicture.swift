import TestSupport
import WinnowCore

/// Samples in rows with padding between them that no kernel may read: noise where the rows do not
/// reach, so that a kernel which reads it gives another result than the reference.
struct KernelPicture: CustomStringConvertible {
  enum Content: CaseIterable {
    case random, black, white, checkerboard, columns, rows, ramp, impulse, stairs
  }

  let content: Content
  let seed: UInt64
  let width: Int
  let height: Int
  let stride: Int
  private let bytes: [UInt8]

  /// - Parameter stride: at least `width` in magnitude; negative stores the rows bottom up.
  init(_ content: Content, seed: UInt64, width: Int, height: Int, stride: Int) {
    var generator = SeededGenerator(seed: seed)
    var bytes = (0..<abs(stride) * height).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let impulse = (
      x: Int.random(in: 0..<width, using: &generator),
      y: Int.random(in: 0..<height, using: &generator)
    )
    for y in 0..<height {
      let row = (stride < 0 ? height - 1 - y : y) * abs(stride)
      for x in 0..<width {
        switch content {
        case .random: break
        case .black: bytes[row + x] = 0
        case .white: bytes[row + x] = 255
        case .checkerboard: bytes[row + x] = (x + y) % 2 == 0 ? 255 : 0
        case .columns: bytes[row + x] = x % 2 == 0 ? 255 : 0
        case .rows: bytes[row + x] = y % 2 == 0 ? 255 : 0
        case .ramp: bytes[row + x] = UInt8((x + 3 * y) % 256)
        case .impulse: bytes[row + x] = (x, y) == impulse ? 255 : 0
        case .stairs: bytes[row + x] = UInt8((x / 10 * 7 + y / 10 * 3) % 256)
        }
      }
    }
    (self.content, self.seed, self.width, self.height) = (content, seed, width, height)
    (self.stride, self.bytes) = (stride, bytes)
  }

  func withView<R>(_ body: (PlaneView) throws -> R) rethrows -> R {
    try bytes.withUnsafeBufferPointer { bytes in
      let first = stride < 0 ? (height - 1) * -stride : 0
      return try body(
        PlaneView(base: bytes.baseAddress! + first, width: width, height: height, stride: stride))
    }
  }

  var description: String { "\(content) \(width)x\(height), stride \(stride), seed \(seed)" }
}

extension KernelPicture {
  /// Sides that are odd, shorter than a register, just as long, and one more or less.
  static let sizes = [
    (1, 1), (1, 9), (9, 1), (2, 2), (2, 1), (1, 2), (3, 3), (7, 5), (15, 3), (16, 16), (17, 13),
    (31, 4), (32, 7), (33, 9), (47, 26), (63, 2), (65, 12), (100, 24), (129, 14),
  ]

  /// Pictures of every content and size, with all kinds of strides.
  static let all: [KernelPicture] = {
    var generator = SeededGenerator(seed: 1)
    return sizes.flatMap { width, height in
      Content.allCases.map { content in
        let padded = width + Int.random(in: 0...40, using: &generator)
        return KernelPicture(
          content, seed: generator.next(), width: width, height: height,
          stride: Bool.random(using: &generator) ? padded : -padded)
      }
    }
  }()

  /// Rows so long that sums over them leave 16 and 32 bits.
  static let long: [KernelPicture] = [Content.white, .checkerboard, .columns, .random].map {
    KernelPicture($0, seed: 2, width: 8_197, height: 4, stride: 8_197)
  }

  /// Another picture of the same size: the second operand of kernels that compare.
  var partner: KernelPicture {
    let content: Content = content == .white ? .black : content == .black ? .white : .random
    return KernelPicture(content, seed: seed &+ 1, width: width, height: height, stride: width + 3)
  }
}
