import Foundation
import TestSupport
import WinnowCore

@testable import Winnow

/// A folder of videos and an output folder, removed together.
final class Workspace {
  private let folder: TemporaryFolder
  let videos: URL
  let output: URL

  /// Copies the fixtures `names`, folders and all; broken ones are named without theirs.
  init(_ names: String...) throws {
    folder = try TemporaryFolder()
    videos = folder.url.appending(path: "videos")
    output = folder.url.appending(path: "output")
    try FileManager.default.createDirectory(at: videos, withIntermediateDirectories: true)
    for name in names { try add(name) }
  }

  /// Copies the fixture `name`, under another name where one is given.
  func add(_ name: String, as other: String? = nil) throws {
    let target = videos.appending(path: other ?? name)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: TestFolders.fixture(name), to: target)
  }

  func catalog() throws -> Catalog { try Catalog(folder: output, create: true) }

  @discardableResult
  func scan(
    _ recipe: Recipe = Recipe(), jobs: Int = 2, cancellation: Cancellation = Cancellation(),
    progress: ScanProgress = ScanProgress()
  ) throws -> Scan.Summary {
    try Scan(recipe: recipe, isolation: .thisProcess, jobs: jobs).run(
      inputs: [videos.path], into: catalog(), cancellation: cancellation, progress: progress)
  }

  @discardableResult
  func select(_ recipe: Recipe = .everything) throws -> Funnel {
    try Selection(recipe: recipe).run(on: catalog())
  }

  @discardableResult
  func export(_ recipe: Recipe = .everything, jobs: Int = 2) throws -> Export.Summary {
    try Export(recipe: recipe, isolation: .thisProcess, jobs: jobs).run(
      catalog(), to: output, everyClip: true)
  }

  /// The lines of a file of the output folder.
  func lines<Line: Decodable>(_ name: String, of type: Line.Type) throws -> [Line] {
    try bytes(name).split(separator: 0x0A).map { try JSONDecoder().decode(type, from: $0) }
  }

  func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: output.appending(path: name))
  }

  /// The bytes of every file of the output folder except for the catalog, by path.
  func results() throws -> [String: Data] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: output.path)
    var files: [String: Data] = [:]
    for path in paths where !path.hasPrefix(Catalog.fileName) {
      files[path] = FileManager.default.contents(atPath: output.appending(path: path).path)
    }
    return files
  }
}

extension Recipe {
  /// Every shot of any length, no gates.
  static var everything: Recipe {
    var recipe = Recipe()
    recipe.clips.minimum = 0
    recipe.clips.maximum = 86400
    recipe.manifest.scores = .all
    return recipe
  }
}

/// What tests read of a line of videos.jsonl.
struct VideoAnswer: Decodable, Equatable {
  var videoID: ContentID?
  var path: String
  var source: String?
  var outcome: Outcome
  var error: String?
  var depth: ScanDepth?
  var frames: Int
  var width: Int?
  var height: Int?
  var codec: String?
  var identicalTo: String?

  private enum CodingKeys: String, CodingKey {
    case path, source, outcome, error, depth, frames, width, height, codec
    case videoID = "video_id"
    case identicalTo = "duplicate_of"
  }
}

/// What tests read of a line of manifest.jsonl.
struct ClipAnswer: Decodable {
  struct Copy: Decodable {
    var id: ContentID?
    var video: String
    var clip: Int
    var similarity: Double?
  }

  var id: ContentID?
  var videoID: ContentID?
  var video: String
  var clip: Int
  var crop: [Int]
  /// Of each score what the line says of it.
  private var allScores: [String: [String: Double]?]
  /// Those of which it says everything.
  var scores: [String: ScoreStatistics] {
    allScores.compactMapValues { values in
      values.flatMap {
        try? JSONDecoder().decode(ScoreStatistics.self, from: JSONEncoder().encode($0))
      }
    }
  }
  var verdict: Verdict
  private var allReasons: [ReasonAnswer]
  /// For people.
  var reasons: [String] { allReasons.map(\.text) }
  var why: String?
  var group: Int?
  var copyOf: Copy?
  var frames: [ExportedFrame]

  private enum CodingKeys: String, CodingKey {
    case id, video, clip, crop, verdict, group, frames, why
    case videoID = "video_id"
    case allScores = "scores"
    case allReasons = "reasons"
    case copyOf = "duplicate_of"
  }
}

/// A reason in a line: of an old version it is a text.
struct ReasonAnswer: Decodable {
  var text: String

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    text = try (try? container.decode(String.self)) ?? "\(container.decode(Reason.self))"
  }
}

extension Catalog {
  /// Writes what a scan found of one file.
  @discardableResult
  func write(_ record: VideoRecord, row: Int64? = nil) throws -> Int64 {
    try write(
      Finding(
        record: record, row: row, id: record.id, files: [(record.source, nil)],
        revisions: MeasurementKeys(Recipe().measurement, .standard).revisions(of: record)))
  }
}
