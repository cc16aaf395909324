import Foundation
import TestSupport
import Testing

/// The stream of frames as programs meet it: through pipes, from worker processes.
@Suite struct FramesCommandTests {
  private let folder: TemporaryFolder
  private var videos: URL { folder.url.appending(path: "videos") }
  private var output: URL { folder.url.appending(path: "out") }
  private static let names = ["hard-cuts.mp4", "rotated.mp4", "sharp.mp4", "vfr.mp4"]

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(at: videos, withIntermediateDirectories: true)
    for name in Self.names {
      try FileManager.default.copyItem(
        at: TestFolders.fixture(name), to: videos.appending(path: name))
    }
    let recipe = ["--recipe", "measure-only"]
    for step in [
      ["scan", videos.path, "-o", output.path] + recipe, ["select", output.path] + recipe,
    ] { #expect(try WinnowProcess(step).end().status == 0) }
  }

  private func file(_ name: String) -> URL { folder.url.appending(path: name) }

  private func bytes(_ name: String) throws -> Data { try Data(contentsOf: file(name)) }

  /// What `winnow frames` writes into a file under `name`.
  @discardableResult
  private func frames(
    to name: String, _ options: [String] = [], environment: [String: String] = [:]
  ) throws -> WinnowProcess.End {
    try WinnowProcess(
      ["frames", output.path, "-o", file(name).path] + options, environment: environment
    ).end()
  }

  /// Runs a line of the shell in which "$winnow" is the program and "$out" the output.
  private func shell(_ line: String) throws -> [UInt8] {
    let program = try #require(WinnowProcess.program)
    return try TestProgram("sh").output([
      "-c", "winnow=$1; out=$2; top=$3; \(line)", "sh", program.path, output.path, folder.url.path,
    ])
  }

  /// The lines of a stream, without what stands behind them.
  private func lines(_ stream: Data) throws -> [[String: Any]] {
    var (lines, rest): ([[String: Any]], Data) = ([], stream)
    while let end = rest.firstIndex(of: 0x0A) {
      let line = try JSONSerialization.jsonObject(with: rest[..<end]) as? [String: Any] ?? [:]
      lines.append(line)
      rest = rest[(end + 1)...].dropFirst(line["bytes"] as? Int ?? 0)
    }
    #expect(rest.isEmpty)
    return lines
  }

  @Test func theBytesAreTheSameForAnyNumberOfJobs() throws {
    for jobs in ["1", "2", "5"] {
      let end = try frames(to: jobs, ["--jobs", jobs, "--size", "64x48", "--sampler", "uniform 4"])
      #expect(end.status == 0, "\(end.talk)")
      #expect(end.talk.contains(/wrote \d+ frames of \d+ clips\n$/))
    }
    #expect(try bytes("1") == bytes("2"))
    #expect(try bytes("1") == bytes("5"))
    let lines = try lines(bytes("1"))
    #expect(lines.first?["winnow_frames"] as? Int == 1)
    #expect(lines.first?["width"] as? Int == 64 && lines.first?["height"] as? Int == 48)
    #expect(lines.last?["clips"] as? Int == lines.count - 2)
    #expect(lines.last?["end"] as? Bool == true && lines.last?["failed"] as? Int == 0)
    let clips = lines.dropFirst().dropLast()
    #expect(
      clips.map { $0["source"] as? String ?? "" }
        == clips.compactMap { $0["source"] as? String }.sorted())
    #expect(clips.allSatisfy { $0["bytes"] as? Int == ($0["frames"] as? Int ?? 0) * 64 * 48 * 3 })
  }

  /// Writes the reader that the documentation shows as score.py.
  private func writeReader() throws {
    let page = TestFolders.fixtures.deletingLastPathComponent()
      .appending(path: "Sources/Winnow/Winnow.docc/Frames.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let script = try #require(text.firstMatch(of: #/(?s)```python\n(.*?)```/#)).output.1
    try Data(script.utf8).write(to: file("score.py"))
  }

  /// The reader of the documentation.
  @Test(.enabled(if: hasNumPy, "python3 with numpy is not installed"))
  func theReaderOfTheDocumentationReadsIt() throws {
    try writeReader()
    let said = try shell("\"$winnow\" frames \"$out\" --size 32x32 | python3 \"$top/score.py\"")
    struct Line: Decodable { var id: String, level: Double }
    let scored = try String(decoding: said, as: UTF8.self).split(separator: "\n").map {
      try JSONDecoder().decode(Line.self, from: Data($0.utf8))
    }
    try frames(to: "stream", ["--size", "32x32"])
    let stream = try bytes("stream")
    #expect(try lines(stream).compactMap { $0["id"] as? String } == scored.map(\.id))
    for line in scored {
      let range = try #require(stream.range(of: Data("{\"id\":\"\(line.id)".utf8)))
      let end = try #require(stream[range.lowerBound...].firstIndex(of: 0x0A))
      let clip = try #require(try lines(stream).first { $0["id"] as? String == line.id })
      let pixels = stream[(end + 1)...].prefix(clip["bytes"] as? Int ?? 0)
      let mean = Double(pixels.reduce(0) { $0 + Int($1) }) / Double(pixels.count)
      #expect(abs(mean - line.level) < 1e-6)
    }
  }

  /// A model is asked once, by way of the pipe, and again only about what it has not said.
  @Test(.enabled(if: hasNumPy, "python3 with numpy is not installed"))
  func aModelIsAskedOnce() throws {
    try writeReader()
    let pipe =
      "\"$winnow\" frames \"$out\" --size 32x32 | python3 \"$top/score.py\" | \"$winnow\" join \"$out\" - --json"
    struct Summary: Decodable { var added: Int, rows: Int, columns: [String] }
    let first = try JSONDecoder().decode(Summary.self, from: Data(shell(pipe)))
    #expect(first.added > 0 && first.added == first.rows && first.columns == ["outside.level"])
    let again = try JSONDecoder().decode(Summary.self, from: Data(shell(pipe)))
    #expect(again.rows == 0)
    let captions = try shell("\"$winnow\" frames \"$out\" --size 32x32 --lacking caption | wc -c")
    #expect(String(decoding: captions, as: UTF8.self) != "0")
  }

  private static let hasNumPy = SkippedTests.canTest(
    "tests with numpy", if: (try? TestProgram("python3").output(["-c", "import numpy"])) != nil,
    need: "install python3 and numpy")

  @Test func aSlowReaderGetsItAll() throws {
    try frames(to: "file")
    let read = try shell(
      "\"$winnow\" frames \"$out\" | { head -c 300000; sleep 2; cat; }")
    #expect(try Data(read) == bytes("file"))
  }

  /// Quietly, and without a process that stays.
  @Test func aReaderThatGoesAwayEndsIt() throws {
    _ = try shell(
      """
      { "$winnow" frames "$out" --size 640x480 2> "$top/talk" & echo $! > "$top/process"
      wait $!; echo $? > "$top/status"; } | head -c 1000 > /dev/null
      """)
    #expect(try bytes("status") == Data("0\n".utf8))
    #expect(try bytes("talk").isEmpty)
    let text = String(decoding: try bytes("process"), as: UTF8.self)
    let process = try #require(Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)))
    #expect(WorkerList.remaining(of: process, after: 3).isEmpty)
  }

  @Test func whatCannotBeWrittenIsAnError() throws {
    for options in [[], ["-o", file("big").path]] {
      let end = try WinnowProcess(["frames", output.path] + options, limit: "-f 64").end()
      #expect(end.status == 2, "\(end.talk)")
      let name = options.isEmpty ? "standard output" : file("big").path
      #expect(end.talk.contains("error: write \(name): "), "\(end.talk)")
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(Set(left) == ["videos", "out"])
  }

  @Test func aClosedOutputIsAnError() throws {
    let said = try shell("\"$winnow\" frames \"$out\" 2>&1 >&- | cat; cd \"$top\"; ls")
    #expect(
      String(decoding: said, as: UTF8.self)
        == "error: write standard output: it is closed\nout\nvideos\n")
  }

  @Test func aVideoThatCrashesADecoderCostsItsClips() throws {
    try frames(to: "whole")
    let end = try frames(
      to: "hurt", environment: ["WINNOW_WORKER_FAULT": "crash:sharp.mp4"])
    #expect(end.status == 1)
    #expect(end.talk.contains("failed: read \(videos.path)/sharp.mp4, clip"), "\(end.talk)")
    let (whole, hurt) = (try lines(bytes("whole")), try lines(bytes("hurt")))
    #expect(whole.count == hurt.count)
    for (good, bad) in zip(whole, hurt).dropFirst().dropLast() {
      #expect(good["id"] as? String == bad["id"] as? String)
      let isLost = good["source"] as? String == "sharp.mp4"
      #expect((bad["error"] as? String)?.hasPrefix("crashed: ") == (isLost ? true : nil))
      #expect(bad["frames"] as? Int == (isLost ? 0 : good["frames"] as? Int))
    }
    #expect(hurt.last?["failed"] as? Int == hurt.filter { $0["error"] != nil }.count)
  }

  @Test(.enabled(if: WorkerList.isPossible, "\(WorkerList.missing)"))
  func othersWriteMeanwhileAndCtrlCEndsIt() throws {
    let process = try WinnowProcess(
      ["frames", output.path, "-o", file("never").path],
      environment: ["WINNOW_WORKER_FAULT": "hang:hard-cuts.mp4"])
    while WorkerList.remaining(of: process.identifier, after: 0).isEmpty, process.isRunning {
      usleep(2000)
    }
    let select = try WinnowProcess.run("select", output.path, "--recipe", "measure-only")
    #expect(select.status == 0, "\(select.talk)")
    kill(process.identifier, SIGINT)
    #expect(process.ends(within: 10))
    #expect(process.end().status == 130)
    #expect(WorkerList.remaining(of: process.identifier, after: 3).isEmpty)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(Set(left) == ["videos", "out"])
  }

  @Test(.enabled(if: TestProgram("python3").isInstalled, "python3 is not installed"))
  func aTerminalIsRefused() throws {
    let program = try #require(WinnowProcess.program)
    let script = "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))"
    let said = try TestProgram("python3").output(
      ["-c", script, program.path, "frames", output.path], canFail: true)
    let text = String(decoding: said, as: UTF8.self)
    #expect(text.contains("standard output is a terminal"), "\(text)")
    #expect(!text.contains("winnow_frames"))
  }

  @Test(arguments: [
    (["--size", "224"], "224"), (["--sampler", "unifrom 8"], "uniform"),
    (["--fit", "crop"], "--fit needs --size"), (["--where", "every"], "every"),
    (["--jobs", "0"], "--jobs takes a number"), (["-o", ""], "--output takes the path"),
  ])
  func wrongWordsAreNamed(options: [String], said: String) throws {
    let end = try WinnowProcess(["frames", output.path] + options).end()
    #expect(end.status == 2 && end.output.isEmpty)
    #expect(end.talk.contains(said), "\(end.talk)")
  }
}
