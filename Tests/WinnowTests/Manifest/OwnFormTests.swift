import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// Forms of the manifest that somebody else adds.
@Suite struct OwnFormTests {
  /// Lines in groups of five, each behind their number, however they come; behind all how many there were.
  private struct Groups: ManifestForm {
    static let fileName = "clips.groups"

    private let names: [String]
    private var waiting: [ManifestLine] = []
    private var rows = 0

    init(_ columns: ManifestColumns) { names = columns.scoreNames }

    func begin() -> [UInt8] { Array("GROUPS \(names.joined(separator: " "))\n".utf8) }

    func piece(of lines: [ManifestLine]) -> [ManifestLine] { lines }

    mutating func add(_ piece: [ManifestLine]) -> [UInt8] {
      waiting += piece
      var bytes: [UInt8] = []
      while waiting.count >= 5 {
        bytes += group(5)
        waiting.removeFirst(5)
      }
      return bytes
    }

    mutating func finish() -> [UInt8] {
      group(waiting.count) + Array("\(rows)".utf8)
    }

    private mutating func group(_ count: Int) -> [UInt8] {
      rows += count
      return waiting.prefix(count).reduce(into: Array("\(count)\n".utf8)) { bytes, line in
        bytes += line.json + [0x0A]
      }
    }
  }

  /// What the members of lines say, as JSON.
  private struct Members: ManifestForm {
    static let fileName = "members.jsonl"

    struct Line: Codable {
      var id: ContentID?
      var videoID: ContentID?
      var video: String
      var clip: Int
      var start: Double
      var end: Double
      var verdict: Verdict
      var bucket: String
      var why: String
      var files: [String]
      var scores: [String: Double]
    }

    init(_ columns: ManifestColumns) {}

    func piece(of lines: [ManifestLine]) throws -> [UInt8] {
      try lines.reduce(into: []) { bytes, line in
        let members = Line(
          id: line.id, videoID: line.videoID, video: line.videoPath, clip: line.clip,
          start: line.start, end: line.end, verdict: line.verdict, bucket: line.bucket,
          why: line.why, files: line.files, scores: line.scores)
        bytes += try JSONEncoder().encode(members) + [0x0A]
      }
    }
  }

  private struct Listing: ExportSink {
    static let name = "listing"
    static let summary = "Manifests alone."
    init(settings: ExportSettings, _ instruments: Instruments) {}
    let signature = name
    let writesFiles = false
    let companions = [Groups.fileName, Members.fileName]
    func plan(_ clip: CatalogClip, named name: String, frames: MeasuredFrames) -> [ExportFile] {
      []
    }
    func write(_ files: [ExportFile], of video: ExportVideo, into batch: OutputBatch)
      -> ExportedFiles
    { ExportedFiles() }
  }

  private let workspace: Workspace

  init() throws {
    workspace = try ScannedFixtures.copy()
    try workspace.select()
  }

  private var folder: URL { workspace.output.appending(path: "own") }

  private func export(_ toolbox: Toolbox, everyClip: Bool) throws {
    _ = try Export(recipe: .everything, format: Listing.name, isolation: .thisProcess).run(
      Catalog(folder: workspace.output, create: false, toolbox: toolbox.adding(sink: Listing.self)),
      to: folder,
      everyClip: everyClip)
  }

  private func lines(_ name: String) throws -> [Data.SubSequence] {
    try Data(contentsOf: folder.appending(path: name)).split(separator: 0x0A)
  }

  @Test(arguments: [false, true]) func piecesComeInOrder(everyClip: Bool) throws {
    try export(
      Toolbox.standard.adding(form: Groups.self).adding(form: Members.self), everyClip: everyClip)
    let wanted = try lines(Manifest.fileName)
    var rest = try lines(Groups.fileName)[...]
    #expect(
      rest.popFirst().map { String(decoding: $0, as: UTF8.self) }?
        .contains(" sharpness.laplacian.median ") == true)
    var found: [Data.SubSequence] = []
    while rest.count > 1, let count = rest.popFirst() {
      let count = try #require(Int(String(decoding: count, as: UTF8.self)))
      #expect(count == min(5, wanted.count - found.count))
      found += rest.prefix(count)
      rest.removeFirst(count)
    }
    #expect(rest.first.map { String(decoding: $0, as: UTF8.self) } == "\(wanted.count)")
    #expect(found == wanted && wanted.count > 40)
  }

  @Test func membersSayWhatTheLineSays() throws {
    try export(
      Toolbox.standard.adding(form: Groups.self).adding(form: Members.self), everyClip: true)
    let wanted = try lines(Manifest.fileName)
    let found = try lines(Members.fileName)
    #expect(found.count == wanted.count)
    for (found, wanted) in zip(found, wanted) {
      let line = try JSONDecoder().decode(Members.Line.self, from: found)
      let json = try #require(try JSONSerialization.jsonObject(with: wanted) as? [String: Any])
      #expect(line.id?.description == json["id"] as? String)
      #expect(line.videoID?.description == json["video_id"] as? String)
      #expect(line.video == json["video"] as? String && line.clip == json["clip"] as? Int)
      #expect(line.start == json["start"] as? Double && line.end == json["end"] as? Double)
      #expect(line.verdict.rawValue == json["verdict"] as? String)
      #expect(line.bucket == json["bucket"] as? String && line.why == json["why"] as? String)
      let scores = try #require(json["scores"] as? [String: Any])
      var numbers: [String: Double] = [:]
      for case (let score, let values as [String: Double]) in scores {
        for (name, value) in values { numbers["\(score).\(name)"] = value }
      }
      #expect(numbers.keys.sorted() == line.scores.keys.sorted())
      for (name, value) in numbers {
        let known = try #require(line.scores[name])
        // A line has six digits.
        #expect(abs(known - value) <= 1e-5 * abs(known), "\(name)")
      }
    }
  }

  /// Before anything is written, and with a list of those that there are.
  @Test func anUnknownFormIsNamed() throws {
    let error = #expect(throws: WinnowError.self) {
      try export(Toolbox.standard.adding(form: Members.self), everyClip: false)
    }
    #expect(error?.description.contains("clips.groups") == true)
    #expect(error?.description.contains("manifest.csv, metadata.jsonl, members.jsonl") == true)
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }
}
