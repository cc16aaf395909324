import Foundation
import TestSupport
import Testing

/// A folder of damaged files is scanned to its end, whatever they do to a worker.
@Suite(.enabled(if: SlowTests.areWanted, "\(SlowTests.missing)"))
struct MutatedFilesTests {
  private static let seed: UInt64 = 1
  private static let numbers = 0..<500

  private struct Row: Decodable {
    var path: String
    var outcome: String
    var error: String?
  }

  private let folder: TemporaryFolder
  private var files: URL { folder.url.appending(path: "files") }
  private var output: URL { folder.url.appending(path: "output") }

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func everyMutatedFileEndsAsARow() throws {
    let mutated = try MutatedFiles(seed: Self.seed, largest: 110_000)
    try mutated.write(Self.numbers, to: files)
    let scan = try WinnowProcess(arguments())
    #expect(scan.ends(within: 300), "seed \(Self.seed): the scan does not end")
    let end = scan.end()
    #expect(end.status == 0 || end.status == 1, "seed \(Self.seed): \(end.talk)")
    #expect(WorkerList.remaining(of: scan.identifier, after: 10).isEmpty, "seed \(Self.seed)")
    let rows = try rows()
    #expect(rows.count == Self.numbers.count)
    for number in Self.numbers {
      let row = rows[mutated.file(number).name]
      let origin: Comment = "seed \(Self.seed), file \(number): \(row?.error ?? "no row")"
      #expect(row != nil, origin)
      #expect(!Self.isTrap(row?.error), origin)
    }
    try expectPictures()
  }

  /// Whatever was measured can be exported, by a command that has no worker to lose.
  private func expectPictures() throws {
    let exported = folder.url.appending(path: "exported")
    let select = try WinnowProcess.run("select", output.path, "--recipe", "measure-only")
    #expect(select.status == 0, "seed \(Self.seed): \(select.talk)")
    let export = try WinnowProcess.run(
      "export", output.path, "--to", exported.path, "--format", "frames")
    #expect(export.status == 0 || export.status == 1, "seed \(Self.seed): \(export.talk)")
    let names = try FileManager.default.subpathsOfDirectory(atPath: exported.path)
    #expect(names.contains { $0.hasSuffix(".jpg") })
    #expect(!names.contains { $0.hasSuffix("winnow-part") })
  }

  private func arguments() throws -> [String] {
    let recipe = folder.url.appending(path: "recipe.yaml")
    let limits = "seconds_per_video: 0.25, seconds_without_frame: 10, memory: 1000000000"
    try Data("limits: {\(limits)}\n".utf8).write(to: recipe)
    return ["scan", files.path, "-o", output.path, "--recipe", recipe.path, "--jobs", "2"]
  }

  private func rows() throws -> [String: Row] {
    let list = try Data(contentsOf: output.appending(path: "videos.jsonl"))
    let rows = try list.split(separator: 0x0A).map { try JSONDecoder().decode(Row.self, from: $0) }
    return Dictionary(uniqueKeysWithValues: rows.map { ($0.path, $0) })
  }

  /// Whether the worker died as Swift code dies, or of what a sanitizer found: FFmpeg's crashes are
  /// contained, ours are mended.
  private static func isTrap(_ error: String?) -> Bool {
    let traps = [SIGILL, SIGTRAP].map { String(cString: strsignal($0)) } + ["exit status"]
    return traps.contains { error?.hasPrefix("crashed: \($0)") == true }
  }
}
