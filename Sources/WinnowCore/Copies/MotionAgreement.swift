/// Whether two clips that look alike change at the same moments: a copy does, another moment of the same
/// take does not.
///
/// The lightness of every cell against its surroundings is followed through both clips; what is measured
/// is the correlation over time of a cell with itself in the other clip, all cells together.
struct MotionAgreement {
  /// Copies reach .6 and more, strongly blurred ones .3; other moments of a take .22 at the most. Few
  /// moments agree by chance more easily.
  private static func enough(_ samples: Int) -> Float { 0.2 + 0.8 / Float(samples).squareRoot() }
  /// From here on no other line is tried.
  private static let certain: Float = 0.6
  /// By how much a line at another speed must agree better.
  private static let speedCost: Float = 0.05
  /// Sum over the cells of their variance, 0...256, below which a clip stands still, and from which on
  /// its codes alone tell its moments apart.
  static let still: Float = 3
  private static let lively: Float = 80
  /// Moments of the overlap that are compared at most.
  private static let samples = 64
  /// Fewest moments, and milliseconds from one to the next at least.
  private static let fewestSamples = 8
  private static let interval = 100.0
  /// Offsets that are tried for each code of the two clips at most: a code is held for half a second at the
  /// most, so that this leaves some out only where there are gaps.
  private static let offsetsPerCode = 8.0

  private let plain: Cells
  private let query: Cells

  init(plain: TimedCodes, query: TimedCodes) {
    (self.plain, self.query) = (Cells(plain), Cells(query))
  }

  /// Whether the clips are copies, and the line on which they agree best: `line` where they do so there
  /// beyond doubt, else the best of all that leave an overlap as long as `criteria` ask for.
  func judge(_ line: AlignmentFit.Line, criteria: CopyCriteria, stop: StopCheck = .never) throws
    -> (
      relation: CopyRelation, line: AlignmentFit.Line
    )
  {
    guard let first = agreement(on: line) else { return (.copy, line) }
    if first.correlation >= Self.certain || first.variance >= Self.lively { return (.copy, line) }
    var best = (margin: first.margin, correlation: first.correlation, line: line)
    for speed in Speed.all {
      let cost = speed == Speed.all[0] ? 0 : Self.speedCost
      for offset in offsets(at: speed.value, criteria) {
        try stop.check()
        let line = AlignmentFit.Line(speed: speed.value, offset: offset)
        guard let agreement = agreement(on: line), agreement.margin - cost > best.margin else {
          continue
        }
        best = (agreement.margin - cost, agreement.correlation, line)
      }
    }
    if best.margin < 0 { return (.sameTake, line) }
    let isBetter = first.margin < 0 || best.correlation >= Self.certain
    return (.copy, isBetter ? best.line : line)
  }

  private struct Agreement {
    let correlation: Float
    let variance: Float
    /// What it has beyond what it needs.
    let margin: Float
  }

  /// The offsets that are tried at a speed.
  func offsets(at speed: Double, _ criteria: CopyCriteria) -> StrideThrough<Double> {
    let (a, b) = (Double(plain.length) * speed, Double(query.length))
    let least = max(
      Double(Self.fewestSamples) * Self.interval, criteria.minimumOverlap * 1000,
      criteria.minimumOverlapShare * min(a, b))
    let step = (a + b - 2 * least) / (Self.offsetsPerCode * Double(plain.count + query.count))
    return stride(from: least - a, through: b - least, by: max(Self.interval, step))
  }

  /// nil where both clips stand still or share too little.
  private func agreement(on line: AlignmentFit.Line) -> Agreement? {
    let start = max(0, -line.offset / line.speed)
    let end = min(Double(plain.length), (Double(query.length) - line.offset) / line.speed)
    let count = min(Self.samples, Int((end - start) / Self.interval))
    guard count >= Self.fewestSamples else { return nil }
    var sums = CellSums()
    for sample in 0..<count {
      let time = start + (Double(sample) + 0.5) * (end - start) / Double(count)
      sums.add(plain.held(at: time), query.held(at: time * line.speed + line.offset))
    }
    return sums.correlation(count: count).map { correlation, variance in
      Agreement(
        correlation: correlation, variance: variance, margin: correlation - Self.enough(count))
    }
  }

  /// Codes taken apart: of each cell 1 where it is lighter than its surroundings, -1 where darker, 0
  /// where that is in doubt.
  private struct Cells {
    let length: Int
    private let starts: [Int32]
    private let cells: [[Int16]]
    var count: Int { cells.count }

    init(_ codes: TimedCodes) {
      (length, starts) = (codes.length, codes.starts)
      cells = codes.codes.map { code in
        let (bits, mask) = (code.bits.allWords, code.mask.allWords)
        return (0..<256).map { cell in
          let (word, bit) = (cell / 64, UInt64(cell % 64))
          return mask[word] >> bit & 1 == 0 ? 0 : bits[word] >> bit & 1 == 1 ? 1 : -1
        }
      }
    }

    func held(at time: Double) -> [Int16] {
      cells[max(0, starts.firstPosition { Double($0) > time } - 1)]
    }
  }

  /// Of each cell, sums over the moments.
  private struct CellSums {
    private var a = [Int16](repeating: 0, count: 256)
    private var b = [Int16](repeating: 0, count: 256)
    private var ab = [Int16](repeating: 0, count: 256)
    private var aa = [Int16](repeating: 0, count: 256)
    private var bb = [Int16](repeating: 0, count: 256)

    mutating func add(_ x: [Int16], _ y: [Int16]) {
      for cell in 0..<256 {
        a[cell] &+= x[cell]
        b[cell] &+= y[cell]
        ab[cell] &+= x[cell] &* y[cell]
        aa[cell] &+= x[cell] &* x[cell]
        bb[cell] &+= y[cell] &* y[cell]
      }
    }

    /// The correlation, -1...1, and the variance of the clip that changes more; nil where both stand
    /// still.
    func correlation(count: Int) -> (correlation: Float, variance: Float)? {
      // Whole numbers, so that the order of cells does not matter.
      var (both, first, second) = (0, 0, 0)
      for cell in 0..<256 {
        let (x, y) = (Int(a[cell]), Int(b[cell]))
        both += count * Int(ab[cell]) - x * y
        first += count * Int(aa[cell]) - x * x
        second += count * Int(bb[cell]) - y * y
      }
      let variance = Float(max(first, second)) / Float(count * count)
      guard variance >= still else { return nil }
      guard first > 0, second > 0 else { return (0, variance) }
      return (Float(both) / (Float(first) * Float(second)).squareRoot(), variance)
    }
  }
}

extension Bits256 {
  fileprivate var allWords: [UInt64] { [words.0, words.1, words.2, words.3] }
}
