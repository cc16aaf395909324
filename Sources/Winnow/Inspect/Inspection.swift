import Foundation
import WinnowCore
import WinnowMedia

/// Everything known of one file, as `winnow inspect` prints it.
package struct Inspection: Encodable, Sendable {
  package var outcome: Outcome
  package var error: String?
  private var line: VideoLine
  /// Nil where none were looked for.
  private var shots: Int?
  private var scores: [String: ScoreStatistics]

  /// Measures the file at `path` as a scan would that rejects no video.
  ///
  /// - Parameter keyframesOnly: whether keyframes alone are measured.
  /// - Throws: `WinnowError` where there is no such file.
  package init(of path: String, recipe: Recipe, keyframesOnly: Bool = false) throws {
    var settings = recipe.measurement(by: .standard)
    settings.keyframesOnly = keyframesOnly
    let record = try Self.record(path, settings)
    outcome = record.outcome
    error = record.error
    line = VideoLine(record, name: path)
    let measured = record.measurements
    shots = record.depth == .keyframes ? nil : measured?.shots.count ?? 0
    scores = measured?.scores(of: 0..<(measured?.sampledFrames.count ?? 0)).statistics ?? [:]
    scores = scores.mapValues(\.sixDigits)
  }

  /// What a scan measures of the video at `path`, whatever it is like.
  ///
  /// - Throws: `WinnowError` where it is not a video that can be decoded, or there is no detector of the name.
  static func measure(
    _ path: String, _ settings: MeasurementSettings, _ instruments: Instruments = .standard
  ) throws -> VideoMeasurements {
    try instruments.checkedDetector(settings.shots.detector)
    let record = try record(path, settings, instruments)
    guard let measured = record.measurements else {
      throw WinnowError("measure", path, reason: record.error ?? "not a video")
    }
    return measured
  }

  private static func record(
    _ path: String, _ settings: MeasurementSettings, _ instruments: Instruments = .standard
  ) throws -> VideoRecord {
    let sources = try InputWalker.sources(in: [path])
    guard sources.count == 1, let source = sources.first,
      let record = VideoScanner(settings: settings.unscreened, instruments).scan(source)
    else { throw WinnowError("measure", path, reason: "not a file") }
    return record
  }

  private enum CodingKeys: String, CodingKey {
    case shots, scores
  }

  package func encode(to encoder: any Encoder) throws {
    try line.encode(to: encoder)
    var more = encoder.container(keyedBy: CodingKeys.self)
    try more.encode(shots, forKey: .shots)
    try more.encode(scores.isEmpty ? [:] : Self.ofAllMetrics(scores), forKey: .scores)
  }
}

extension Inspection {
  /// With the scores of all metrics, nil where no frame allowed a judgement.
  private static func ofAllMetrics(_ scores: [String: ScoreStatistics]) -> [String:
    ScoreStatistics?]
  {
    [String: ScoreStatistics?](
      uniqueKeysWithValues: Instruments.standard.scores.ids.map { ($0, scores[$0]) })
  }
}

extension Inspection: CustomStringConvertible {
  package var description: String {
    var rows = line.rows + [("shots", shots.map { "\($0)" } ?? "not looked for")]
    for id in Instruments.standard.scores.ids {
      guard let score = scores[id] else { continue }
      let text = String(format: "%.4g  (%.4g to %.4g)", score.median, score.min, score.max)
      rows.append((id, text))
    }
    let width = rows.map(\.0.count).max() ?? 0
    return rows.map { "\($0.padding(to: width))  \($1.printable)" }.joined(separator: "\n")
  }
}
