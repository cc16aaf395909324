import Foundation

/// The 64 x 64 samples of a blurred picture as shown, from which its PDQ hash is made.
struct PDQGrid {
  static let side = 64
  /// The frequencies along each side that the hash has bits for, from 1 on.
  private static let frequencies = 16

  /// Stored luma in units of 1/256 of a level, row after row. What black is plays no part.
  private let cells: [Float]
  private let range: SampleRange

  /// - Parameter cells: stored luma in units of 1/256 of a level, row after row.
  init(_ cells: [UInt16], _ range: SampleRange) {
    self.cells = cells.map(Float.init)
    self.range = range
  }

  var rated: RatedPDQ { RatedPDQ(hash: hash, quality: quality) }

  /// The steps between neighbours in whole hundredths of the range, summed over 90, at most 100.
  private var quality: UInt8 {
    let side = Self.side
    let hundred = 100 * Float(range.lumaGain) / (255 * 256)
    let hundredths = { (step: Float) in Int(abs(step) * hundred) }
    var sum = 0
    for y in 0..<side {
      for x in 0..<side {
        let cell = cells[y * side + x]
        if y + 1 < side { sum += hundredths(cell - cells[(y + 1) * side + x]) }
        if x + 1 < side { sum += hundredths(cell - cells[y * side + x + 1]) }
      }
    }
    return UInt8(min(100, sum / 90))
  }

  /// A bit for each of 16 x 16 frequencies: whether there is more of it than the median, which is the
  /// smaller of the middle two. The first bit of the text belongs to the highest frequencies.
  private var hash: PDQHash {
    let spectrum = spectrum
    let median = spectrum.sorted()[spectrum.count / 2 - 1]
    var words = SIMD4<UInt64>()
    for (i, amount) in spectrum.enumerated() where amount > median {
      words[3 - i / 64] |= 1 << UInt64(i % 64)
    }
    return PDQHash(words: words)
  }

  /// The discrete cosine transform without the mean: down the columns, then along the rows.
  private var spectrum: [Float] {
    let quarters = Self.side / 16
    let rows = (0..<Self.side * quarters).map { part in
      SIMD16<Float>(cells[16 * part..<16 * (part + 1)])
    }
    var amounts: [Float] = []
    amounts.reserveCapacity(Self.frequencies * Self.frequencies)
    for frequency in 0..<Self.frequencies {
      var across = SIMD16<Float>()
      for quarter in 0..<quarters {
        var down = SIMD16<Float>()
        for y in 0..<Self.side {
          down += rows[y * quarters + quarter] * Self.cosines[y][frequency]
        }
        for x in 0..<16 { across += Self.cosines[16 * quarter + x] * down[x] }
      }
      for i in 0..<Self.frequencies { amounts.append(across[i]) }
    }
    return amounts
  }

  /// For each sample along a side, the cosines of all frequencies there.
  private static let cosines = (0..<side).map { sample in
    var values = SIMD16<Float>()
    for i in 0..<frequencies {
      let angle = Double.pi / Double(2 * side) * Double((i + 1) * (2 * sample + 1))
      values[i] = Float((2 / Double(side)).squareRoot() * cos(angle))
    }
    return values
  }
}
