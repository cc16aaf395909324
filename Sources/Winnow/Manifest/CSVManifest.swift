import WinnowCore

/// One row a clip, as RFC 4180 has it, with each statistic of each score in a column of its own.
///
/// A field is empty where a line of JSON has null; of lists and boxes the parts have columns, and
/// reasons are put together with "; ".
enum CSVManifest: ManifestForm {
  static let fileName = "manifest.csv"

  private struct Column: Sendable {
    var name: String
    var text: @Sendable (ManifestLine) -> String
  }

  private static let columns: [Column] =
    [
      Column(name: "id") { text($0.id) }, Column(name: "video_id") { text($0.videoID) },
      Column(name: "video") { $0.video }, Column(name: "clip") { "\($0.clip)" },
      Column(name: "start") { "\($0.start)" }, Column(name: "end") { "\($0.end)" },
      Column(name: "start_frame") { text($0.startFrame) },
      Column(name: "end_frame") { text($0.endFrame) }, Column(name: "fps") { "\($0.fps)" },
      Column(name: "width") { "\($0.width)" }, Column(name: "height") { "\($0.height)" },
    ]
    + box("crop") { $0.crop } + box("free") { $0.free }
    + [
      Column(name: "bucket") { $0.bucket }, Column(name: "depth") { text($0.depth?.rawValue) },
      Column(name: "verdict") { $0.verdict.rawValue },
      Column(name: "reasons") { $0.reasons.joined(separator: "; ") },
      Column(name: "group") { text($0.group) },
      Column(name: "duplicate_of_id") { text($0.duplicateOf?.id) },
      Column(name: "duplicate_of_video") { $0.duplicateOf?.video ?? "" },
      Column(name: "duplicate_of_clip") { text($0.duplicateOf?.clip) },
      Column(name: "duplicate_of_similarity") { text($0.duplicateOf?.similarity) },
    ]
    + Metrics.scores.flatMap { score in
      Statistic.allCases.map { statistic in
        Column(name: "\(score.id).\(statistic.rawValue)") { line in
          text(line.scores[score.id].map(statistic.value(of:)))
        }
      }
    }

  private static func box(
    _ name: String, _ rect: @escaping @Sendable (ManifestLine) -> PixelRect
  ) -> [Column] {
    [
      Column(name: "\(name)_x") { "\(rect($0).x)" }, Column(name: "\(name)_y") { "\(rect($0).y)" },
      Column(name: "\(name)_width") { "\(rect($0).width)" },
      Column(name: "\(name)_height") { "\(rect($0).height)" },
    ]
  }

  static let header: String? = columns.map(\.name).joined(separator: ",")

  static func lines(of clip: ManifestLine) -> [String] {
    // Lines end in a carriage return and a newline; the newline is the writer's.
    [columns.map { quoted($0.text(clip)) }.joined(separator: ",")]
  }

  private static func text(_ value: (some CustomStringConvertible)?) -> String {
    value.map { "\($0)" } ?? ""
  }

  private static func quoted(_ text: String) -> String {
    guard text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return text }
    return "\"\(text.replacing("\"", with: "\"\""))\""
  }
}
