/// How the samples of one axis are shared out to cells; to equal ones by area, sample i covers
/// [i, i + 1).
///
/// Weights are whole 1/256 and sum to 256 in every cell; rounding is carried along the cell so that
/// no part of it counts more than 1/256 too much.
package struct AreaTaps: Hashable, Sendable {
  let starts: [Int32]
  let counts: [Int32]
  /// Cell after cell, each one's followed by zeros up to a multiple of 8.
  let weights: [Int16]
  /// One more than the last sample that counts.
  let end: Int

  package var count: Int { starts.count }

  /// Divides `start..<end`, in samples and fractions of them, into `count` cells of equal length.
  ///
  /// - Precondition: `start < end`, `count` is at least 1, `start` is not negative.
  /// - Parameter length: samples on the axis; the cells end there at the latest.
  package init(from start: Double, to end: Double, count: Int, length: Int) {
    precondition(start >= 0 && start < end && count > 0 && length > 0)
    let cell = (end - start) / Double(count)
    self.init(
      cells: (0..<count).map { i in
        let (low, high) = (start + Double(i) * cell, start + Double(i + 1) * cell)
        let first = min(Int(low), length - 1)
        let last = min(max(first, Int(high.rounded(.up)) - 1), length - 1)
        let covered = (first...last).map { sample in
          sample == last ? 1 : min(1, (Double(sample + 1) - low) / (high - low))
        }
        return (first, covered)
      })
  }

  /// - Parameter cells: of each its first sample, and what share of it the samples up to each one have,
  ///   which rises to 1.
  init(cells: [(first: Int, covered: [Double])]) {
    var weights: [Int16] = []
    for cell in cells {
      var given = 0
      for share in cell.covered {
        let upTo = Int((share * 256).rounded())
        weights.append(Int16(upTo - given))
        given = upTo
      }
      weights += repeatElement(0, count: Self.padding(cell.covered.count))
    }
    starts = cells.map { Int32($0.first) }
    counts = cells.map { Int32($0.covered.count) }
    self.weights = weights
    end = zip(starts, counts).map { Int($0 + $1) }.max() ?? 0
  }

  /// Divides a part of an axis, whose ends are shares of it, 0...1, into `count` cells of equal length.
  ///
  /// - Precondition: `start < end`, `count` is at least 1, `start` is not negative.
  init(fromShare start: Double, to end: Double, count: Int, length: Int) {
    self.init(
      from: start * Double(length), to: end * Double(length), count: count, length: length)
  }

  /// Cells over a whole axis of `length` samples.
  package init(length: Int, count: Int) {
    self.init(from: 0, to: Double(length), count: count, length: length)
  }

  /// The cells one by one.
  var cells: [(start: Int, weights: ArraySlice<Int16>)] {
    var next = 0
    return zip(starts, counts).map { start, count in
      defer { next += Int(count) + Self.padding(Int(count)) }
      return (Int(start), weights[next..<next + Int(count)])
    }
  }

  private static func padding(_ count: Int) -> Int { -count & 7 }
}
