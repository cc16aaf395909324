import Foundation
import WinnowCore

/// One of the eight ways to show a picture upright: the display matrix that says so and what it means.
package struct RightAngle: Sendable, CustomStringConvertible {
  /// Takes the stored point (x, y), y downward, to (a x + c y, b x + d y).
  package let a, b, c, d: Int
  package let orientation: Orientation
  /// What FFmpeg's filters call it.
  package let filter: String

  package var description: String { filter }
  package var swapsSides: Bool { a == 0 }

  package static let all = [
    RightAngle(a: 1, b: 0, c: 0, d: 1, false, .none, "null"),
    RightAngle(a: 0, b: 1, c: -1, d: 0, false, .quarter, "transpose=clock"),
    RightAngle(a: -1, b: 0, c: 0, d: -1, false, .half, "hflip,vflip"),
    RightAngle(a: 0, b: -1, c: 1, d: 0, false, .threeQuarters, "transpose=cclock"),
    RightAngle(a: -1, b: 0, c: 0, d: 1, true, .none, "hflip"),
    RightAngle(a: 0, b: -1, c: -1, d: 0, true, .quarter, "transpose=clock_flip"),
    RightAngle(a: 1, b: 0, c: 0, d: -1, true, .half, "vflip"),
    RightAngle(a: 0, b: 1, c: 1, d: 0, true, .threeQuarters, "transpose=cclock_flip"),
  ]

  private init(
    a: Int, b: Int, c: Int, d: Int, _ isMirrored: Bool, _ rotation: Rotation, _ filter: String
  ) {
    (self.a, self.b, self.c, self.d) = (a, b, c, d)
    orientation = Orientation(isMirrored: isMirrored, rotation: rotation)
    self.filter = filter
  }

  /// Where sample (x, y) of a `width` x `height` plane is shown, by the matrix: its middle is mapped,
  /// and the picture moved so that it begins at 0.
  package func place(_ x: Int, _ y: Int, width: Int, height: Int) -> (x: Int, y: Int) {
    // Twice the coordinates, so that middles are whole numbers.
    func map(_ x: Int, _ y: Int) -> (Int, Int) { (a * x + c * y, b * x + d * y) }
    let (far, middle) = (map(2 * width, 2 * height), map(2 * x + 1, 2 * y + 1))
    return ((middle.0 - min(0, far.0)) / 2, (middle.1 - min(0, far.1)) / 2)
  }
}

/// Movies that are shown turned or mirrored.
package enum OrientedMovie {
  /// The MP4 file `movie` with the display matrix of `angle` in the headers of its tracks.
  package static func bytes(of movie: Data, _ angle: RightAngle) -> Data {
    var bytes = Array(movie)
    let (one, matrixOffset) = (1 << 16, 44)
    let words = [
      angle.a * one, angle.b * one, 0, angle.c * one, angle.d * one, 0, 0, 0, 1 << 30,
    ]
    let matrix = words.flatMap { word in
      (0..<4).reversed().map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
    }
    let name = Array("tkhd".utf8)
    for position in bytes.indices.dropLast(matrixOffset + matrix.count)
    where bytes[position] == name[0] && Array(bytes[position..<position + 4]) == name {
      let start = position + matrixOffset
      bytes.replaceSubrange(start..<start + matrix.count, with: matrix)
    }
    return Data(bytes)
  }

  /// Writes the fixture `name` to `file`, shown by `angle`.
  package static func write(_ name: String, _ angle: RightAngle, to file: URL) throws {
    let movie = try Data(contentsOf: TestFolders.fixture(name))
    try bytes(of: movie, angle).write(to: file)
  }
}
