import Foundation
import TestSupport
import Testing

/// Names that mean something to a shell, a terminal, FFmpeg, SQLite or Foundation are names like
/// others: their videos go through every step.
@Suite struct OddNamesTests {
  private static let names = [
    "a space.mkv", "new\nline.mkv", "quote'\".mkv", "-dash.mkv", "--help", "🎬.mkv", "pat%03d.mkv",
    "%41%s%n.mkv", "http:x.mkv", "concat:a|b.mkv", "file:x.mkv", "pipe:0", "back\\slash.mkv", "~",
    "~root.mkv", "a?b#c&d;e.mkv", "*.mkv", "$(id)`id`.mkv", "tab\t\u{1}\u{7F}\u{1B}[2J.mkv",
    "e\u{301}.mkv", "\u{E9}.mkv", "end .mkv ", " begin.mkv", "a..b.mkv", "...mkv.", "%2e%2e%2f.mkv",
    String(repeating: "x", count: 251) + ".mkv", String(repeating: "é", count: 127) + "x",
    "dir%2f~/~/b.mkv", " / .mkv", "http:/127.0.0.1:9/x.mkv", "?immutable=1/x.mkv",
  ]

  private struct Row: Decodable {
    struct Frame: Decodable {
      var file: String
    }
    var path: String?
    var outcome: String?
    var error: String?
    var video: String?
    var frames: [Frame]?

    private enum CodingKeys: String, CodingKey {
      case path, outcome, error, video, frames
    }

    init(from decoder: any Decoder) throws {
      let row = try decoder.container(keyedBy: CodingKeys.self)
      path = try row.decodeIfPresent(String.self, forKey: .path)
      outcome = try row.decodeIfPresent(String.self, forKey: .outcome)
      error = try row.decodeIfPresent(String.self, forKey: .error)
      video = try row.decodeIfPresent(String.self, forKey: .video)
      frames = try? row.decode([Frame].self, forKey: .frames)
    }
  }

  private let folder: TemporaryFolder
  private var videos: URL { folder.url.appending(path: "videos") }
  private let video: Data
  /// Names beginning with a dot are passed over.
  private var listed: [String] { Self.names.filter { !$0.hasPrefix(".") } }

  init() throws {
    folder = try TemporaryFolder()
    video = try Data(contentsOf: TestFolders.fixture("rgb.mkv"))
    for name in Self.names { try put(name) }
  }

  /// Writes the video under `name` and marks it with it, without what Foundation makes of names.
  private func put(_ name: String) throws {
    var path = videos.path
    for part in name.split(separator: "/") {
      mkdir(path, 0o755)
      path += "/\(part)"
    }
    try put(Array(path.utf8))
  }

  private func put(_ path: [UInt8]) throws {
    let file = (path + [0]).withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { open($0.baseAddress!, O_CREAT | O_WRONLY, 0o600) }
    }
    try #require(file >= 0)
    try FileHandle(fileDescriptor: file, closeOnDealloc: true).write(contentsOf: video + void(path))
  }

  /// An EBML element readers pass over (RFC 8794, 11.3.2), so that no two files are copies.
  private func void(_ bytes: [UInt8]) -> [UInt8] {
    [0xEC, 0x40 | UInt8(bytes.count >> 8), UInt8(bytes.count & 0xFF)] + bytes
  }

  private func rows(_ file: URL) throws -> [Row] {
    try Data(contentsOf: file).split(separator: 0x0A).map {
      try JSONDecoder().decode(Row.self, from: $0)
    }
  }

  private func runSteps(_ inputs: [String], in directory: URL? = nil, _ output: URL) throws {
    let steps = [
      ["scan", "-o", output.path, "--recipe", "measure-only", "--"] + inputs,
      ["select", output.path, "--recipe", "measure-only"],
      ["export", output.path, "--to", output.path + "/export 100%", "--recipe", "measure-only"],
    ]
    for step in steps {
      let end = try WinnowProcess(step, in: directory).end()
      #expect(end.status == 0, "\(end.talk)")
    }
  }

  /// Every video was scanned and has its pictures, where the manifest says and nowhere else.
  private func expectAll(_ names: [String], in output: URL) throws {
    let found = try rows(output.appending(path: "videos.jsonl"))
    #expect(Set(found.map { Array(($0.path ?? "").utf8) }) == Set(names.map { Array($0.utf8) }))
    #expect(found.allSatisfy { $0.outcome == "scanned" && $0.error == nil })
    let export = output.appending(path: "export 100%")
    let files = try rows(export.appending(path: "manifest.jsonl")).flatMap { $0.frames ?? [] }
    #expect(files.count == 3 * names.count)
    for file in files {
      let picture = try #require(
        FileManager.default.contents(atPath: export.path + "/" + file.file), "\(file.file)")
      #expect(picture.starts(with: [0xFF, 0xD8]))
    }
    // A list, because two spellings of the same accents are one key of a dictionary.
    let written = try FileManager.default.subpathsOfDirectory(atPath: export.path)
    #expect(written.filter { $0.hasSuffix(".jpg") }.count == files.count)
  }

  @Test func aFolderOfOddNamesGoesThroughEveryStep() throws {
    let output = folder.url.appending(path: "out")
    try runSteps([videos.path], output)
    try expectAll(listed, in: output)
  }

  @Test func oddNamesCanBeGivenOneByOne() throws {
    let output = folder.url.appending(path: "~ out?#%41")
    try runSteps(Self.names.filter { !$0.contains("/") }, in: videos, output)
    try expectAll(Self.names.filter { !$0.contains("/") }, in: output)
  }

  /// The shell has replaced a "~" that was meant as a home directory.
  @Test func aTildeIsAFolderLikeOthers() throws {
    mkdir(folder.url.path + "/~", 0o755)
    try put(Array("\(folder.url.path)/~/a.mkv".utf8))
    let end = try WinnowProcess(
      ["run", "~", "-o", "~/out", "--recipe", "measure-only"], in: folder.url
    ).end()
    #expect(end.status == 0, "\(end.talk)")
    let listed = try rows(URL(filePath: folder.url.path + "/~/out/videos.jsonl"))
    #expect(listed.map(\.path) == ["a.mkv"])
  }

  @Test func aNameThatIsNoTextFailsAlone() throws {
    try put(Array("\(videos.path)/".utf8) + [0xFF, 0xFE] + Array(".mkv".utf8))
    let output = folder.url.appending(path: "out")
    let end = try WinnowProcess(
      ["run", videos.path, "-o", output.path, "--recipe", "measure-only"]
    ).end()
    #expect(end.status == 1)
    let failed = try rows(output.appending(path: "videos.jsonl")).filter { $0.outcome != "scanned" }
    #expect(failed.map(\.path) == [#"./\xFF\xFE.mkv"#])
    #expect(failed.map(\.error) == ["its name is not UTF-8"])
  }
}
