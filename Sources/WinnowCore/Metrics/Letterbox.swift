/// How wide the dark bars along each edge of the picture as shown are, at native size.
///
/// A line belongs to a bar while its median is at most 48 and at least 80 % of its pixels lie within
/// 5 levels of that median, so that a logo on a bar does not end it. Columns are judged first, then
/// rows between them, on at most some 300 evenly spread pixels of a line. A frame with bars wider than
/// two fifths of a side is a dark one and gives no judgement. Method: the border test
/// of the near-copy prototype; LAS `threshold_ratio` is the same idea with fixed black.
public enum Letterbox: FrameMetric {
  static let darkest = 48
  static let tolerance = 5
  static let uniformShare = 0.8
  static let pixelsOfLine = 300
  static let widestBar = 0.4

  public static let scores = ["left", "top", "right", "bottom"].map { edge in
    ScoreDescription(
      "letterbox.\(edge)",
      formula: "dark uniform lines from the \(edge) edge / lines across the picture",
      unit: "share", range: "0...1", better: .lower, scale: .native,
      source: "80 % of a line within 5 levels of its median, median at most 48")
  }

  public static func measure(_ sample: Sample) -> [Double?] {
    let luma = TurnedPlaneView(sample.frame.luma, by: sample.frame.orientation)
    var test = BarTest(levels: sample.frame.range.lumaLevels)
    guard let columns = test.litColumns(luma) else { return [nil, nil, nil, nil] }
    guard let rows = test.litRows(luma.between(columns)) else { return [nil, nil, nil, nil] }
    let (width, height) = (Double(luma.width), Double(luma.height))
    return [
      Double(columns.lowerBound) / width, Double(rows.lowerBound) / height,
      Double(luma.width - columns.upperBound) / width,
      Double(luma.height - rows.upperBound) / height,
    ]
  }
}

/// Judges lines of a plane from the edges inward.
struct BarTest {
  private let levels: [UInt8]
  /// How often each stored value and each full-range level is met in a line.
  private var stored = [Int](repeating: 0, count: 256)
  private var counts = [Int](repeating: 0, count: 256)

  init(levels: [UInt8]) {
    self.levels = levels
  }

  /// The columns between the left and the right bar; nil where a bar is too wide to be one.
  mutating func litColumns(_ plane: TurnedPlaneView) -> Range<Int>? {
    lit(plane.width) { column, counts in
      Self.count(plane.column(column), plane.height, into: counts)
    }
  }

  /// The rows between the upper and the lower bar; nil where a bar is too wide to be one.
  mutating func litRows(_ plane: TurnedPlaneView) -> Range<Int>? {
    lit(plane.height) { row, counts in
      Self.count(plane.row(row), plane.width, into: counts)
    }
  }

  private mutating func lit(
    _ lines: Int, count: (_ line: Int, _ counts: UnsafeMutableBufferPointer<Int>) -> Void
  ) -> Range<Int>? {
    func isBar(_ line: Int) -> Bool {
      stored.withUnsafeMutableBufferPointer { stored in
        stored.update(repeating: 0)
        count(line, stored)
      }
      for level in counts.indices { counts[level] = 0 }
      for (value, number) in stored.enumerated() { counts[Int(levels[value])] += number }
      return Self.isUniformlyDark(counts)
    }
    let widest = max(1, Int(Letterbox.widestBar * Double(lines)))
    guard let first = (0..<widest).first(where: { !isBar($0) }),
      let last = (max(first, lines - widest)..<lines).last(where: { !isBar($0) })
    else { return nil }
    return first..<last + 1
  }

  /// Counts the stored values of a line of `length` samples.
  private static func count(
    _ line: (first: UnsafePointer<UInt8>, step: Int), _ length: Int,
    into counts: UnsafeMutableBufferPointer<Int>
  ) {
    let step = max(1, length / Letterbox.pixelsOfLine)
    for i in Swift.stride(from: step / 2, to: length, by: step) {
      counts[Int(line.first[i * line.step])] += 1
    }
  }

  private static func isUniformlyDark(_ counts: [Int]) -> Bool {
    let total = counts.reduce(0, +)
    var seen = 0
    let median = counts.firstIndex { number in
      seen += number
      return 2 * seen >= total
    }
    guard let median, median <= Letterbox.darkest else { return false }
    let near = max(0, median - Letterbox.tolerance)...min(255, median + Letterbox.tolerance)
    return Double(counts[near].reduce(0, +)) >= Letterbox.uniformShare * Double(total)
  }
}
