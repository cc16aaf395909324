/// The picture of a sheet that stands still and is mostly flat, as title cards and slides are: those of one
/// template have the same codes, and differ in what is written on them.
struct StillPicture: Hashable, Sendable {
  /// The largest distance between moments of a sheet that stands still, in 1/10000.
  private static let still = 400
  /// Nine times the difference from its surroundings from which a sample is not flat, as of a code's
  /// cells.
  private static let meant: Int16 = 14
  /// Samples along each side of a block.
  private static let block = 8
  /// The share of the mean energy of a block, in hundredths, from which it has something to compare.
  private static let plain = 15
  /// The correlation that blocks which show the same reach: recompressed, resized and recoloured copies of
  /// slides do in nearly all of them, other slides miss it in five or more of sixteen.
  private static let same = 0.97
  /// Blocks that may be covered by something else.
  private static let covered = 2

  /// Of each sample nine times its difference from the mean of it and the eight around it.
  private let detail: [Int16]

  /// What is shown in the middle of a sheet that stands still and is mostly flat; nil where it moves in the
  /// middle half of its time, or has detail in three fifths of its picture: photographs have in two thirds
  /// and more.
  static func picture(_ codes: TimedCodes, _ pictures: [Plane]) -> Plane? {
    let length = Double(codes.length)
    let middle = codes.holds(from: length / 4, to: length * 3 / 4)
    guard let first = middle.first, let code = codes.codes[middle].first else { return nil }
    let isStill = codes.codes[middle].allSatisfy {
      CodeDifference(code, $0).distance.map { $0 <= Self.still } ?? false
    }
    guard isStill else { return nil }
    let picture = pictures[first + middle.count / 2]
    let fine = StillPicture(picture).detail.count { abs($0) >= Self.meant }
    return 5 * fine < 3 * picture.samples.count ? picture : nil
  }

  init(_ picture: Plane) {
    let side = FingerprintMoment.side
    // The border is mirrored without being repeated.
    let around = (0..<side).map { [$0 > 0 ? $0 - 1 : 1, $0, $0 < side - 1 ? $0 + 1 : side - 2] }
    detail = (0..<side * side).map { place in
      let (x, y) = (place % side, place / side)
      let sum = around[y].reduce(0) { sum, row in
        around[x].reduce(sum) { $0 + Int16(picture[$1, row]) }
      }
      return 9 * Int16(picture[x, y]) - sum
    }
  }

  /// Whether both show the same but for what covers a small part, one of them mirrored left to right
  /// where it is said.
  func agrees(with other: StillPicture, mirrored: Bool) -> Bool {
    let blocks = blockSums(other, mirrored: mirrored)
    let (mine, its) = blocks.reduce((0, 0)) { ($0.0 + $1.own, $0.1 + $1.other) }
    let different = blocks.count { block in
      let isPlain =
        100 * blocks.count * block.own < Self.plain * mine
        && 100 * blocks.count * block.other < Self.plain * its
      let energy = (Double(block.own) * Double(block.other)).squareRoot()
      return !isPlain && Double(block.both) < Self.same * energy
    }
    return different <= Self.covered
  }

  /// Block by block the sums of the squares of each and of their products.
  private func blockSums(_ other: StillPicture, mirrored: Bool) -> [(
    own: Int, other: Int, both: Int
  )] {
    let side = FingerprintMoment.side
    let columns = side / Self.block
    var sums = [(own: Int, other: Int, both: Int)](
      repeating: (0, 0, 0), count: columns * columns)
    for place in detail.indices {
      let (x, y) = (place % side, place / side)
      let mirror = y * side + (mirrored ? side - 1 - x : x)
      let (a, b) = (Int(detail[place]), Int(other.detail[mirror]))
      let block = y / Self.block * columns + x / Self.block
      sums[block].own += a * a
      sums[block].other += b * b
      sums[block].both += a * b
    }
    return sums
  }
}
