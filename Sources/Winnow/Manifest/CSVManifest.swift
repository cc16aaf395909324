import WinnowCore

/// One row a clip, as RFC 4180 has it, with each statistic of each score in a column of its own.
///
/// A field is empty where a line of JSON has null; of lists and boxes the parts have columns, and what is to
/// be said of reasons is in `why`. Text that a spreadsheet would take for a formula has an apostrophe before it.
struct CSVManifest: TextForm {
  static let fileName = "manifest.csv"

  private struct Column: Sendable {
    var name: String
    var append: @Sendable (ManifestLine, inout ByteBuffer) -> Void
  }

  private let columns: [Column]

  init(_ manifest: ManifestColumns) {
    let scores = manifest.scores
    let values = scores.scores.flatMap { score in
      score.values.map { value in
        Column(name: "\(score.id).\(value.name)") { line, text in
          let number = line.values[value.source]
          if !line.values.isMissing(score), number.isFinite { number.appendSixDigits(to: &text) }
        }
      }
    }
    columns = Self.places + Self.verdicts + values + scores.columns.map(Self.outside)
  }

  private static func outside(_ column: OutsideColumn) -> Column {
    switch column.holds {
    case .scores:
      // As it came, however many digits it has.
      Column(name: column.shownName) { line, bytes in
        let score = line.values.answers.score(column.row)
        if score.isFinite { score.appendShortest(to: &bytes) }
      }
    case .texts: text(column.shownName) { $0.values.answers.text(column.row) }
    }
  }

  private static let places =
    [
      column("id") { $0.id }, column("video_id") { $0.video.name.id },
      text("video") { $0.video.name.path }, column("clip") { $0.clip },
      seconds("start") { $0.start }, seconds("end") { $0.end },
      column("start_frame") { $0.frameRange?.lowerBound },
      column("end_frame") { $0.frameRange?.upperBound },
      number("fps") { $0.fps }, column("width") { $0.size.width },
      column("height") { $0.size.height },
    ] + box("crop") { $0.crop } + box("free") { $0.free }

  private static let verdicts = [
    text("bucket") { $0.bucket }, text("depth") { $0.video.depth?.rawValue },
    text("verdict") { $0.verdict.rawValue }, text("why") { $0.why },
    column("group") { $0.judged.group }, column("duplicate_of_id") { $0.judged.keptID },
    text("duplicate_of_video") { $0.kept?.path },
    column("duplicate_of_clip") { $0.judged.kept?.clip },
    number("duplicate_of_similarity") { $0.judged.similarity },
  ]

  private static func box(
    _ name: String, _ rect: @escaping @Sendable (ManifestLine) -> PixelRect
  ) -> [Column] {
    [
      column("\(name)_x") { rect($0).x }, column("\(name)_y") { rect($0).y },
      column("\(name)_width") { rect($0).width }, column("\(name)_height") { rect($0).height },
    ]
  }

  func begin() -> [UInt8] {
    Array((columns.map(\.name).joined(separator: ",") + "\n").utf8)
  }

  func append(_ line: ManifestLine, to text: inout JSONWriter) {
    text.line { bytes in
      for (number, column) in columns.enumerated() {
        if number > 0 { bytes.append(UInt8(ascii: ",")) }
        column.append(line, &bytes)
      }
    }
  }

  private static func column(
    _ name: String, _ value: @escaping @Sendable (ManifestLine) -> (any CustomStringConvertible)?
  ) -> Column {
    Column(name: name) { line, bytes in
      if let value = value(line) { bytes.append(value.description) }
    }
  }

  private static func number(
    _ name: String, _ value: @escaping @Sendable (ManifestLine) -> Double?
  ) -> Column {
    Column(name: name) { line, bytes in value(line)?.appendSixDigits(to: &bytes) }
  }

  private static func seconds(
    _ name: String, _ value: @escaping @Sendable (ManifestLine) -> Double
  ) -> Column {
    Column(name: name) { line, bytes in value(line).appendMicroseconds(to: &bytes) }
  }

  private static func text(
    _ name: String, _ value: @escaping @Sendable (ManifestLine) -> String?
  ) -> Column {
    Column(name: name) { line, bytes in bytes.append((value(line) ?? "").csvField) }
  }
}
