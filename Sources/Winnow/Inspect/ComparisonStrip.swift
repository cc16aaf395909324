import Foundation
import WinnowCore
import WinnowMedia

/// Frames of two videos at times that a comparison lays on each other, one above the other.
package struct ComparisonStrip {
  /// Pairs of frames shown at most.
  private static let pairs = 8
  private static let (tileWidth, tileHeight) = (240, 180)

  private let comparison: Comparison

  /// - Precondition: the comparison has a match.
  package init(_ comparison: Comparison) {
    precondition(!comparison.matches.isEmpty)
    self.comparison = comparison
  }

  /// Writes the strip as a PNG: `a` above, `b` below, in order of time.
  ///
  /// - Throws: `WinnowError` where a video cannot be read or the file cannot be written.
  package func write(to file: URL) throws {
    let times = times
    let sheet = try during("make", file.path) {
      try ContactSheet(
        path: file.path, columns: times.count, rows: 2, tileWidth: Self.tileWidth,
        tileHeight: Self.tileHeight)
    }
    for (row, side) in [comparison.a, comparison.b].enumerated() {
      try during("read", side.video) {
        try show(side.video, at: times.map { row == 0 ? $0.a : $0.b }, row: row, on: sheet)
      }
    }
    let png = try during("make", file.path) { try sheet.png() }
    try AtomicFile.write(Data(png), to: file)
  }

  private func show(_ video: String, at seconds: [Double], row: Int, on sheet: ContactSheet) throws
  {
    let access = try FrameAccess(path: video)
    let facts = access.facts
    let ticks = seconds.map { MediaTime.ticks($0, facts.timeBase) }
    let start = access.index.times.first ?? facts.start ?? 0
    try access.frames(at: ticks.map { max(start, $0) }) { columns, frame in
      for column in columns {
        try sheet.place(
          frame, aspect: facts.sampleAspect.value, orientation: facts.orientation, column: column,
          row: row)
      }
    }
  }

  /// Times spread evenly over all that is shared, in both videos.
  private var times: [(a: Double, b: Double)] {
    let matches = comparison.matches
    let lengths = matches.map { $0.a[1] - $0.a[0] }
    let whole = lengths.reduce(0, +)
    return (0..<Self.pairs).map { pair in
      var place = whole * (Double(pair) + 0.5) / Double(Self.pairs)
      var number = 0
      while number < matches.count - 1, place > lengths[number] {
        place -= lengths[number]
        number += 1
      }
      let match = matches[number]
      let share = lengths[number] > 0 ? min(1, place / lengths[number]) : 0
      return (
        match.a[0] + share * (match.a[1] - match.a[0]),
        match.b[0] + share * (match.b[1] - match.b[0])
      )
    }
  }

  private func during<R>(_ operation: String, _ subject: String, _ body: () throws -> R) throws -> R
  {
    do {
      return try body()
    } catch let error as MediaError {
      throw WinnowError(operation, subject, reason: error.withoutPath)
    }
  }
}
