import Foundation
import TestSupport
import Testing

/// Commands that end before their time lose nothing but time.
@Suite struct ScanCommandTests {
  private let folder: TemporaryFolder
  private var videos: URL { folder.url.appending(path: "videos") }

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(at: videos, withIntermediateDirectories: true)
    // The first to be finished, and heard of: what follows is the middle of the scan.
    try Data().write(to: videos.appending(path: "0.mp4"))
    for round in 1...3 {
      for name in ["dark.mp4", "rotated.mp4", "vp9.webm", "rgb.mkv"] {
        try FileManager.default.copyItem(
          at: TestFolders.fixture(name),
          to: videos.appending(path: "\(round)-\(name)"))
      }
    }
  }

  private func arguments(_ output: URL) -> [String] {
    ["run", videos.path, "-o", output.path, "--jobs", "1", "--recipe", "measure-only"]
  }

  private func undisturbed() throws -> [String: Data] {
    let output = folder.url.appending(path: "undisturbed")
    let end = try WinnowProcess(arguments(output)).end()
    #expect(end.status == 1, "\(end.talk)")
    let results = try output.results()
    #expect(results.keys.filter { $0.hasSuffix(".jpg") }.count >= 12)
    return results
  }

  @Test func anInterruptedScanGoesOnToTheSameBytes() throws {
    let output = folder.url.appending(path: "interrupted")
    let process = try WinnowProcess(arguments(output))
    while !process.talkSoFar.contains("failed: 0.mp4"), process.isRunning { usleep(2000) }
    kill(process.identifier, SIGINT)
    let end = process.end()
    #expect(end.status == 130)
    #expect(end.talk.contains("run the same command again"))
    #expect(end.output.isEmpty)
    #expect(try output.results()["manifest.jsonl"] == nil, "half a scan is not judged")
    let lines = try #require(try output.results()["videos.jsonl"]).split(separator: 0x0A)
    #expect(1..<13 ~= lines.count)
    let second = try WinnowProcess(arguments(output)).end()
    #expect(second.status == 1)
    #expect(second.talk.contains("known already"))
    #expect(try output.results() == (try undisturbed()))
  }

  @Test(arguments: [11, 12]) func aKilledRunGoesOnToTheSameBytes(seed: UInt64) throws {
    let output = folder.url.appending(path: "killed")
    var random = SeededGenerator(seed: seed)
    var killed = 0
    for _ in 0..<6 {
      let process = try WinnowProcess(arguments(output))
      usleep(.random(in: 10_000...400_000, using: &random))
      kill(process.identifier, SIGKILL)
      if process.end().status == nil { killed += 1 }
    }
    #expect(killed > 0)
    let last = try WinnowProcess(arguments(output)).end()
    #expect(last.status == 1, "\(last.talk)")
    #expect(try output.results() == (try undisturbed()))
  }

  /// As where `winnow run ... 2>&1 | head -1` is typed.
  @Test func whoReadsWhatItSaysMayGoAway() throws {
    let output = folder.url.appending(path: "unheard")
    let status = folder.url.appending(path: "status")
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/sh")
    let script = #"{ "$@" 2>&1 >/dev/null; echo $? >"$STATUS"; } | head -n 1 >/dev/null"#
    let program = try #require(WinnowProcess.program).path
    shell.arguments = ["-c", script, "sh", program] + arguments(output)
    shell.environment = ProcessInfo.processInfo.environment.merging(
      ["STATUS": status.path]) { _, new in new }
    try shell.run()
    shell.waitUntilExit()
    #expect(try String(contentsOf: status, encoding: .utf8) == "1\n", "an empty file failed")
    #expect(try output.results() == (try undisturbed()))
  }
}
