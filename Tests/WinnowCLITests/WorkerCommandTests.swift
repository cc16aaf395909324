import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// What a file that crashes, hangs or eats memory costs: that file.
@Suite struct WorkerCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private struct Row: Decodable {
    var path: String
    var outcome: String
    var error: String?
  }

  private func rows(_ output: URL) throws -> [String: Row] {
    let lines = try String(contentsOf: output.appending(path: "videos.jsonl"), encoding: .utf8)
    let rows = try lines.split(separator: "\n").map {
      try JSONDecoder().decode(Row.self, from: Data($0.utf8))
    }
    return Dictionary(uniqueKeysWithValues: rows.map { ($0.path, $0) })
  }

  /// Some fixtures of their own, so that nothing else in the folder matters.
  private func makeInput() throws -> URL {
    let input = folder.url.appending(path: "in")
    try FileManager.default.createDirectory(at: input, withIntermediateDirectories: true)
    for name in ["grey.mp4", "hevc.mp4", "noisy.mp4", "sharp.mp4", "vfr.mp4", "vp9.webm"] {
      try FileManager.default.copyItem(
        at: TestFolders.fixture(name), to: input.appending(path: name))
    }
    return input
  }

  private func makeRecipe() throws -> URL {
    let recipe = folder.url.appending(path: "recipe.yaml")
    let text = "limits:\n  seconds_without_frame: 10\n  memory: 800000000\n"
    try Data(text.utf8).write(to: recipe)
    return recipe
  }

  @Test func aWorkerTellsHowFarItHasCome() throws {
    let program = try #require(WinnowProcess.program)
    let pool = WorkerPool(command: [program.path, "worker"])
    let path = TestFolders.fixture("hard-cuts.mp4").path
    let source = try #require(try InputWalker.sources(in: [path]).first)
    var told = ScanStep()
    let record = try pool.scan(source, Recipe().measurement) { step in
      told.add(step)
      return true
    }
    let stored = try #require(record?.stored)
    #expect(told.frames == stored.frames)
    #expect(abs(try #require(told.seconds) - stored.duration) < 0.1)
    #expect(try #require(told.bytes) > source.size * 9 / 10)
  }

  @Test func badWorkersCostTheirOwnVideosAndNoMore() throws {
    let (input, recipe) = (try makeInput(), try makeRecipe())
    let (hurt, whole) = (folder.url.appending(path: "hurt"), folder.url.appending(path: "whole"))
    let faults = "crash:sharp.mp4,hang:noisy.mp4,memory:vp9.webm"
    let arguments = { (output: URL) in
      ["run", input.path, "-o", output.path, "--recipe", recipe.path, "--jobs", "2"]
    }
    let end = try WinnowProcess(
      arguments(hurt), environment: ["WINNOW_WORKER_FAULT": faults]
    ).end()
    #expect(end.status == 1, "\(end.talk)")
    let rows = try rows(hurt)
    #expect(rows["sharp.mp4"]?.error?.hasPrefix("crashed: ") == true)
    #expect(rows["noisy.mp4"]?.error == "no frame for 10 s; taken to hang")
    #expect(rows["vp9.webm"]?.error?.hasPrefix("crashed: ") == true)
    #expect(rows.values.filter { $0.outcome == "scanned" }.count == 3)

    #expect(try WinnowProcess(arguments(whole)).end().status == 0)
    let again = try WinnowProcess(arguments(hurt) + ["--retry-failed"]).end()
    #expect(again.status == 0, "\(again.talk)")
    #expect(try hurt.results() == whole.results())
  }

  @Test func badWorkersCostAnExportTheirOwnVideosAndNoMore() throws {
    let (input, recipe) = (try makeInput(), try makeRecipe())
    let (output, hurt) = (folder.url.appending(path: "out"), folder.url.appending(path: "hurt"))
    let run = ["run", input.path, "-o", output.path, "--recipe", recipe.path]
    #expect(try WinnowProcess(run).end().status == 0)
    let whole = try output.results().filter { $0.key.hasPrefix("frames/") }

    let export = ["export", output.path, "--to", hurt.path, "--recipe", recipe.path]
    let faults = "crash:hevc.mp4,hang:noisy.mp4,memory:vp9.webm"
    let end = try WinnowProcess(export, environment: ["WINNOW_WORKER_FAULT": faults]).end()
    #expect(end.status == 1, "\(end.talk)")
    let named = { (name: String) in "failed: export \(input.appending(path: name).path): " }
    #expect(end.talk.contains(named("hevc.mp4") + "crashed: "))
    #expect(end.talk.contains(named("noisy.mp4") + "no frame for 10 s; taken to hang"))
    #expect(end.talk.contains(named("vp9.webm") + "crashed: "))
    let bad = ["hevc", "noisy", "vp9"]
    let rest = whole.filter { file in !bad.contains { file.key.hasPrefix("frames/\($0)/") } }
    #expect(rest.count >= 3)
    #expect(try hurt.results().filter { $0.key.hasPrefix("frames/") } == rest)

    #expect(try WinnowProcess(export).end().status == 0)
    #expect(try hurt.results().filter { $0.key.hasPrefix("frames/") } == whole)
  }

  @Test func failedVideosAreLeftAloneUnlessAskedFor() throws {
    let (input, output) = (try makeInput(), folder.url.appending(path: "out"))
    let arguments = ["scan", input.path, "-o", output.path]
    let environment = ["WINNOW_WORKER_FAULT": "crash:grey.mp4"]
    #expect(try WinnowProcess(arguments, environment: environment).end().status == 1)
    let again = try WinnowProcess(arguments).end()
    #expect(again.status == 1)
    #expect(again.talk.contains("nothing to scan"))
    #expect(try rows(output)["grey.mp4"]?.outcome == "failed")
  }

  /// A worker that is killed at its first video, as the kernel does for want of memory.
  private func killedOnce(_ name: String) throws -> [String] {
    let program = try #require(WinnowProcess.program)
    let mark = folder.url.appending(path: "killed-\(name)").path
    return [
      "/bin/sh", "-c", "mkdir \"$1\" 2> /dev/null && kill -9 $$; exec \"$0\" worker", program.path,
      mark,
    ]
  }

  @Test func whatAKilledWorkerWasAtIsMeasuredAgain() throws {
    let (input, output) = (try makeInput(), folder.url.appending(path: "out"))
    var scan = Scan(recipe: Recipe(), isolation: .workers(try killedOnce("scan")), jobs: 2)
    let catalog = try Catalog(folder: output, create: true)
    let summary = try scan.run(inputs: [input.path], into: catalog)
    #expect((summary.scanned, summary.failed, summary.killed, summary.repeated) == (6, 0, 0, 1))
    scan.isolation = .thisProcess
    #expect(try scan.run(inputs: [input.path], into: catalog).known == 6)

    _ = try Selection(recipe: Recipe()).run(on: catalog)
    let export = Export(recipe: Recipe(), isolation: .workers(try killedOnce("export")), jobs: 2)
    let files = try export.run(catalog, to: folder.url.appending(path: "to"))
    #expect(files.failures.isEmpty && files.written > 0)
  }

  @Test func whatIsKilledTwiceIsTriedByTheNextRun() throws {
    let (input, output) = (try makeInput(), folder.url.appending(path: "out"))
    let arguments = ["scan", input.path, "-o", output.path]
    let environment = ["WINNOW_WORKER_FAULT": "kill:grey.mp4"]
    let end = try WinnowProcess(arguments, environment: environment).end()
    #expect(end.status == 1)
    #expect(
      end.talk.contains("failed: grey.mp4: its worker was killed; the next scan tries again\n"))
    #expect(end.talk.contains("1 failed, 1 of them killed from outside, to be tried again"))
    let again = try WinnowProcess(arguments).end()
    #expect(again.status == 0, "\(again.talk)")
    #expect(try rows(output).values.allSatisfy { $0.outcome == "scanned" })

    let export = ["export", output.path, "--to", output.path + "/to", "--recipe", "measure-only"]
    #expect(
      try WinnowProcess(["select", output.path, "--recipe", "measure-only"]).end().status == 0)
    let hurt = try WinnowProcess(export, environment: environment).end()
    #expect(hurt.status == 1 && hurt.talk.contains("its worker was killed twice"), "\(hurt.talk)")
    #expect(try WinnowProcess(export).end().status == 0)
  }

  @Test func noWorkerOutlivesAKilledScan() throws {
    let (input, output) = (try makeInput(), folder.url.appending(path: "out"))
    let scan = try WinnowProcess(
      ["scan", input.path, "-o", output.path, "--jobs", "1"],
      environment: ["WINNOW_WORKER_FAULT": "hang:grey.mp4"])
    let workers = try Self.wait(seconds: 20) { Self.children(of: scan.identifier) }
    kill(scan.identifier, SIGKILL)
    _ = scan.end()
    for worker in workers {
      _ = try Self.wait(seconds: 20) { kill(worker, 0) == 0 ? [] : [worker] }
    }
  }

  /// Asks again and again until there is an answer.
  private static func wait(seconds: Double, for answer: () -> [Int32]) throws -> [Int32] {
    let deadline = Date().addingTimeInterval(seconds)
    while Date() < deadline {
      let found = answer()
      if !found.isEmpty { return found }
      usleep(50_000)
    }
    throw CocoaError(.userCancelled)
  }

  private static func children(of parent: Int32) -> [Int32] {
    let tasks = "/proc/\(parent)/task"
    let threads = (try? FileManager.default.contentsOfDirectory(atPath: tasks)) ?? []
    return threads.flatMap { thread in
      let list = FileManager.default.contents(atPath: "\(tasks)/\(thread)/children") ?? Data()
      return String(decoding: list, as: UTF8.self).split(separator: " ").compactMap { Int32($0) }
    }
  }
}
