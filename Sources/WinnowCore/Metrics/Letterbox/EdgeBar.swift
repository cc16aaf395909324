/// A bar along one edge of a picture, as far as one frame shows it.
struct EdgeBar {
  /// Lines of the edge's own level, from the edge inward.
  let width: Int
  /// The bar's full-range level; nil where there is no bar.
  let level: Int?
  /// Whether the bar ends where it seems to: it is of one level to its end, and beyond its end most
  /// of the picture is not.
  var isCertain: Bool

  /// A line belongs to the bar while this share of it is within `tolerance` levels of the bar's.
  static let barShare: Float = 0.9
  static let tolerance = 5
  /// Writing on the bar may break it where this share of each line remains, over this share of the
  /// side at most, and if then whole lines follow.
  static let brokenShare: Float = 0.4
  static let widestBreak = 0.15
  /// A logo on the bar leaves this share of each line, however deep it reaches, if it begins within
  /// `logoReach` lines of a whole one. Where it reaches beyond the bar, no more than `coveredEnd` of a
  /// line follows within `coveredEndLines`.
  static let coveredShare: Float = 0.8
  static let logoReach = 3
  static let coveredEnd: Float = 0.5
  static let coveredEndLines = 2
  static let wholeShare: Float = 0.95
  /// More than half of the lines without writing have this share within so many levels, or it is a slope of light.
  static let evenShare: Float = 0.8
  static let evenness = 2
  /// Above this level only bars of nearly nothing but their level are believed.
  static let darkest = 48
  static let lightShare: Float = 0.95
  /// Share of the picture's first lines that may have the bar's level: beside dark and light bars.
  static let mostBeyond: (dark: Float, light: Float) = (0.5, 0.3)

  private init(width: Int, level: Int?, isCertain: Bool) {
    (self.width, self.level, self.isCertain) = (width, level, isCertain)
  }

  /// Looks for a bar among `lines`, whose samples have the full-range levels `levels`.
  init(_ lines: EdgeLines, levels: [UInt8]) {
    let level = Int(levels[Int(lines.outermost)])
    func values(_ tolerance: Int) -> ClosedRange<UInt8> {
      let near = levels.indices.filter { abs(Int(levels[$0]) - level) <= tolerance }
      return UInt8(near.first ?? 0)...UInt8(near.last ?? 255)
    }
    let limit = Int(PictureBox.widestBars * Double(lines.count))
    var search = BarSearch(lines, values: values(Self.tolerance), limit: limit)
    let width = search.width()
    guard width > 0, width < limit else {
      self.init(width: width, level: width > 0 ? level : nil, isCertain: width == 0 && limit > 0)
      return
    }
    let beyond = search.share(of: width + 1..<min(width + 4, lines.count))
    let blank = search.unbroken(of: width)
    let shares = lines.shares(in: values(Self.evenness), of: 0..<width)
    let even = blank.map { shares[$0] }
    let isDark = level <= Self.darkest
    let isEven = 2 * even.count { $0 >= Self.evenShare } > even.count
    let isPure = even.reduce(0, +) >= Self.lightShare * Float(even.count)
    let ends = beyond <= (isDark ? Self.mostBeyond.dark : Self.mostBeyond.light)
    self.init(width: width, level: level, isCertain: ends && isEven && (isDark || isPure))
  }

  /// Makes bars that are not dark uncertain where the opposite edge has none of the same level:
  /// a wall or a sky beside a straight edge.
  static func compare(_ a: inout EdgeBar, _ b: inout EdgeBar) {
    let isPair =
      abs((a.level ?? -255) - (b.level ?? 511)) <= tolerance && a.isCertain && b.isCertain
    if !isPair, a.level ?? 0 > darkest { a.isCertain = false }
    if !isPair, b.level ?? 0 > darkest { b.isCertain = false }
  }
}

/// Follows a bar inward, reading no more lines than it has to.
private struct BarSearch {
  private let lines: EdgeLines
  private let values: ClosedRange<UInt8>
  private let limit: Int
  /// Shares of the lines read so far.
  private var shares: [Float] = []

  init(_ lines: EdgeLines, values: ClosedRange<UInt8>, limit: Int) {
    (self.lines, self.values, self.limit) = (lines, values, limit)
  }

  /// Lines of the bar; `limit` where it does not end before.
  mutating func width() -> Int {
    var line = 0
    while line < limit {
      if share(line) >= EdgeBar.barShare {
        line += 1
      } else if line > 0, let after = afterBreak(line) ?? afterCover(line) {
        line = after
      } else {
        return line
      }
    }
    return limit
  }

  /// Where whole lines of the bar have followed a break that begins at `line`.
  private mutating func afterBreak(_ line: Int) -> Int? {
    let most = max(2, Int(EdgeBar.widestBreak * Double(lines.count)))
    let run = max(2, lines.count / 100)
    // Where no line before is whole, darkness thins out.
    let before = max(0, line - EdgeBar.logoReach)..<line
    let isLogo = before.contains { share($0) >= EdgeBar.wholeShare }
    let intact = isLogo ? EdgeBar.coveredShare : EdgeBar.barShare
    var (whole, broken) = (0, 0)
    for next in line..<limit {
      if share(next) < intact { broken += 1 }
      guard share(next) >= EdgeBar.brokenShare, broken < most else { return nil }
      whole = share(next) >= EdgeBar.wholeShare ? whole + 1 : 0
      if whole == run { return next + 1 }
    }
    return nil
  }

  /// Where the bar ends under a logo that begins at `line`.
  private mutating func afterCover(_ line: Int) -> Int? {
    var end = line
    while end < limit, share(end) >= EdgeBar.coveredShare { end += 1 }
    guard end > line, end + EdgeBar.coveredEndLines < limit else { return nil }
    let ends = (end..<end + EdgeBar.coveredEndLines).contains { share($0) <= EdgeBar.coveredEnd }
    return ends ? end : nil
  }

  /// The lines without writing on them among the first `width`, all of which were read.
  func unbroken(of width: Int) -> [Int] { (0..<width).filter { shares[$0] >= EdgeBar.barShare } }

  /// The mean share over a range of lines; 1 where there are none.
  mutating func share(of range: Range<Int>) -> Float {
    guard !range.isEmpty else { return 1 }
    return range.reduce(0) { $0 + share($1) } / Float(range.count)
  }

  private mutating func share(_ line: Int) -> Float {
    if line >= shares.count {
      let end = min(lines.count, max(line + 1, 2 * shares.count, 16))
      shares += lines.shares(in: values, of: shares.count..<end)
    }
    return shares[line]
  }
}
