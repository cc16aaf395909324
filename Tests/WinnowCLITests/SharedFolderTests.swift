import Foundation
import TestSupport
import Testing

/// Two commands and one output folder.
@Suite struct SharedFolderTests {
  private let folder: TemporaryFolder
  private var videos: URL { folder.url.appending(path: "videos") }
  private var output: URL { folder.url.appending(path: "out") }

  init() throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(at: videos, withIntermediateDirectories: true)
    try add("dark.mp4")
  }

  private func add(_ name: String) throws {
    try FileManager.default.copyItem(
      at: TestFolders.fixture(name), to: videos.appending(path: name))
  }

  private func arguments(_ command: String) -> [String] {
    let recipe = ["--recipe", "measure-only"]
    return switch command {
    case "select": [command, output.path] + recipe
    case "export":
      [command, output.path, "--to", folder.url.appending(path: "export").path] + recipe
    default: [command, videos.path, "-o", output.path, "--jobs", "1"] + recipe
    }
  }

  /// A scan that goes on until it is stopped, once it is at a video that hangs.
  private func startScan() throws -> WinnowProcess {
    try add("hard-cuts.mp4")
    let scan = try WinnowProcess(
      arguments("scan"), environment: ["WINNOW_WORKER_FAULT": "hang:hard-cuts.mp4"])
    while WorkerList.remaining(of: scan.identifier, after: 0).isEmpty, scan.isRunning {
      usleep(2000)
    }
    return scan
  }

  @Test(.enabled(if: WorkerList.isPossible, "\(WorkerList.missing)"))
  func theSecondEndsAndHarmsNothing() throws {
    for command in ["scan", "select"] {
      #expect(try WinnowProcess(arguments(command)).end().status == 0)
    }
    let scan = try startScan()
    let before = try output.results()
    for command in ["scan", "run", "select", "export"] {
      let end = try WinnowProcess(arguments(command)).end()
      #expect(end.status == 2, "\(command): \(end.talk)")
      #expect(
        end.talk.hasSuffix(": another winnow is at work in \(output.path)\n"),
        "\(command): \(end.talk)")
    }
    #expect(try output.results() == before)
    #expect(scan.isRunning)
    kill(scan.identifier, SIGINT)
    #expect(scan.end().status == 130)
    #expect(try WinnowProcess(arguments("run")).end().status == 0)
    let undisturbed = folder.url.appending(path: "undisturbed")
    let run = ["run", videos.path, "-o", undisturbed.path, "--recipe", "measure-only"]
    #expect(try WinnowProcess(run).end().status == 0)
    #expect(try output.results() == undisturbed.results())
  }

  @Test(.enabled(if: WorkerList.isPossible, "\(WorkerList.missing)"))
  func workersDoNotKeepTheFolderOfAKilledScan() throws {
    let scan = try startScan()
    #expect(try Self.opened(by: scan.identifier).contains(output.resolvingSymlinksInPath().path))
    for worker in WorkerList.remaining(of: scan.identifier, after: 0) {
      #expect(try !Self.opened(by: worker).contains(output.resolvingSymlinksInPath().path))
    }
    kill(scan.identifier, SIGKILL)
    #expect(scan.end().status == nil)
    let end = try WinnowProcess(arguments("scan")).end()
    #expect(end.status == 0, "\(end.talk)")
  }

  /// The paths of what a process has open.
  private static func opened(by process: Int32) throws -> [String] {
    let folder = "/proc/\(process)/fd"
    return try FileManager.default.contentsOfDirectory(atPath: folder).compactMap {
      try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\($0)")
    }
  }

  @Test(.enabled(if: SmallDisk.isPossible, "\(SmallDisk.missing)"))
  func aReadOnlyCatalogIsExportedBesideAScan() throws {
    for command in ["scan", "select"] {
      #expect(try WinnowProcess(arguments(command)).end().status == 0)
    }
    let view = try ReadOnlyView(of: output)
    let scan = try startScan()
    defer {
      kill(scan.identifier, SIGINT)
      _ = scan.end()
    }
    let export = folder.url.appending(path: "export")
    let end = try WinnowProcess.run(
      "export", view.url.path, "--to", export.path, "--recipe", "measure-only")
    #expect(end.status == 0, "\(end.talk)")
    #expect(try export.results().keys.contains("manifest.jsonl"))
    #expect(scan.isRunning)
  }
}
