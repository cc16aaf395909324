import Foundation
import TestSupport
import Testing

/// An output that cannot be written ends the command with a clear word, leaves nothing half-written,
/// and the same command goes on from there once it can.
@Suite struct FullDiskTests {
  private let folder: TemporaryFolder
  private static let videos = ["dark", "grey", "hard-cuts", "original", "sharp", "vfr"].map {
    "Fixtures/\($0).mp4"
  }
  private static let isOrdinaryUser = SkippedTests.canTest(
    "the test of a folder that may not be written", if: getuid() != 0, need: "run it as a user")
  private static let obstacles =
    "the system's limit on the length of files, a quota or a failing disk"
  private static let fullDisk = [
    "database or disk is full", "No space left on device",
    "the file could not be written: a full disk, \(obstacles)",
  ]

  init() throws {
    folder = try TemporaryFolder()
  }

  private static func arguments(_ command: String, _ output: URL) -> [String] {
    let recipe = ["--recipe", "measure-only"]
    return switch command {
    case "select": [command, output.path] + recipe
    case "export": [command, output.path, "--to", output.appending(path: "export").path] + recipe
    default: [command] + videos + ["-o", output.path, "--jobs", "2"] + recipe
    }
  }

  /// What each command leaves where nothing is in its way, after those before it.
  private static let undisturbed = Result { () throws -> [String: [String: Data]] in
    var results: [String: [String: Data]] = [:]
    for command in ["scan", "select", "export", "run"] {
      let output = try TemporaryFolder()
      for step in steps(to: command) {
        #expect(try WinnowProcess(arguments(step, output.url)).end().status == 0)
      }
      results[command] = try output.url.results()
    }
    return results
  }

  private func undisturbed(_ command: String) throws -> [String: Data] {
    try #require(try Self.undisturbed.get()[command])
  }

  private static func steps(to command: String) -> [String] {
    let steps = ["scan", "select", "export"]
    return steps.firstIndex(of: command).map { Array(steps[...$0]) } ?? [command]
  }

  private func expectRefusal(_ end: WinnowProcess.End, _ output: URL, _ reasons: [String]) throws {
    #expect(end.status == 2, "\(end.talk)")
    let line = end.talk.split(separator: "\n").last ?? ""
    #expect(line.contains(/^error: (open|write|create) \//), "\(end.talk)")
    #expect(line.contains(output.path), "\(end.talk)")
    #expect(reasons.contains { line.hasSuffix(": \($0)") }, "\(end.talk)")
    guard FileManager.default.fileExists(atPath: output.path) else { return }
    #expect(try output.halfWritten() == [])
    #expect(try output.catalogIntegrity() == ["ok"])
  }

  @Test(
    .enabled(if: SmallDisk.isPossible, "\(SmallDisk.missing)"),
    arguments: [4, 16, 64, 256, 320, 384, 448, 640])
  func aRunOnAFullDiskGoesOnOnceThereIsRoom(kilobytes: Int) throws {
    let disk = try SmallDisk(kilobytes: kilobytes)
    let output = disk.url.appending(path: "out")
    let end = try WinnowProcess(Self.arguments("run", output)).end()
    try expectRefusal(end, output, Self.fullDisk)
    try disk.remount("size=64m")
    #expect(try WinnowProcess(Self.arguments("run", output)).end().status == 0)
    #expect(try output.results() == undisturbed("run"))
  }

  @Test(
    .enabled(if: SmallDisk.isPossible, "\(SmallDisk.missing)"),
    arguments: zip(
      ["scan", "scan", "select", "select", "export", "export", "export"],
      [0, 64, 0, 64, 0, 64, 400]))
  func aStepOnAFullDiskGoesOnOnceThereIsRoom(command: String, kilobytes: Int) throws {
    let disk = try SmallDisk(kilobytes: 1 << 16)
    let output = disk.url.appending(path: "out")
    for step in Self.steps(to: command).dropLast() {
      #expect(try WinnowProcess(Self.arguments(step, output)).end().status == 0)
    }
    try disk.fill(leaving: kilobytes)
    let end = try WinnowProcess(Self.arguments(command, output)).end()
    try expectRefusal(end, output, Self.fullDisk)
    try disk.makeRoom()
    #expect(try WinnowProcess(Self.arguments(command, output)).end().status == 0)
    #expect(try output.results() == undisturbed(command))
  }

  /// A limit on the length of files stands in for the full disk where none can be mounted.
  @Test(arguments: [8, 64, 100, 300, 700]) func filesThatMayNotGrowAreNoReasonToDie(blocks: Int)
    throws
  {
    let output = folder.url.appending(path: "out")
    let end = try WinnowProcess(Self.arguments("run", output), limit: "-f \(blocks)").end()
    try expectRefusal(
      end, output,
      [
        "File too large", "the file could not be written: \(Self.obstacles)",
        "the file could not be written: a full disk, \(Self.obstacles)",
      ])
    #expect(try WinnowProcess(Self.arguments("run", output)).end().status == 0)
    #expect(try output.results() == undisturbed("run"))
  }

  @Test(.enabled(if: SmallDisk.isPossible, "\(SmallDisk.missing)"))
  func aReadOnlyDiskCanBeExportedFromAndNoMore() throws {
    let disk = try SmallDisk(kilobytes: 1 << 16)
    let output = disk.url.appending(path: "out 100%")
    for step in ["scan", "select"] {
      #expect(try WinnowProcess(Self.arguments(step, output)).end().status == 0)
    }
    let before = try output.results()
    try disk.remount("ro")
    for command in ["run", "scan", "select", "export"] {
      let end = try WinnowProcess(Self.arguments(command, output)).end()
      try expectRefusal(end, output, ["Read-only file system"])
    }
    let elsewhere = disk.url.appending(path: "new")
    try expectRefusal(
      WinnowProcess(Self.arguments("scan", elsewhere)).end(), elsewhere, ["Read-only file system"])
    let export = folder.url.appending(path: "export")
    let end = try WinnowProcess.run(
      "export", output.path, "--to", export.path, "--recipe", "measure-only")
    #expect(end.status == 0, "\(end.talk)")
    let expected = try undisturbed("export").filter { $0.key.hasPrefix("export/") }
    #expect(expected.count > 20)
    #expect(
      try export.results()
        == Dictionary(
          uniqueKeysWithValues: expected.map { (String($0.key.dropFirst(7)), $0.value) }))
    #expect(try output.results() == before)
  }

  @Test(.enabled(if: isOrdinaryUser, "root may write everywhere"))
  func aFolderThatMayNotBeWrittenIsExportedFrom() throws {
    let output = folder.url.appending(path: "out")
    for step in ["scan", "select"] {
      #expect(try WinnowProcess(Self.arguments(step, output)).end().status == 0)
    }
    chmod(output.path, 0o555)
    defer { chmod(output.path, 0o755) }
    let export = folder.url.appending(path: "export")
    let end = try WinnowProcess.run(
      "export", output.path, "--to", export.path, "--recipe", "measure-only")
    #expect(end.status == 0, "\(end.talk)")
    #expect(try export.results().count > 20)
    for command in ["run", "scan", "select", "export"] {
      let end = try WinnowProcess(Self.arguments(command, output)).end()
      try expectRefusal(end, output, ["Permission denied"])
    }
  }
}
