import Foundation
import TestSupport
import Testing

/// Commands that end with whoever started them.
@Suite(.enabled(if: WorkerList.isPossible, "\(WorkerList.missing)")) struct ParentOptionTests {
  private let folder: TemporaryFolder
  private let program: String
  private var output: String { folder.url.appending(path: "out").path }
  private var number: URL { folder.url.appending(path: "number") }

  init() throws {
    folder = try TemporaryFolder()
    program = try #require(WinnowProcess.program).path
  }

  /// A scan that goes on until it is stopped.
  private var scan: [String] {
    [
      "scan", TestFolders.fixture("hard-cuts.mp4").path, "-o", output, "--recipe", "measure-only",
      "--end-with-parent",
    ]
  }

  /// Starts a shell that runs `script`, "$@" being the command, whose number goes to `number`.
  private func start(_ script: String, _ arguments: [String], input: Any) throws -> Process {
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/sh")
    shell.arguments = ["-c", script, "sh", program] + arguments
    shell.environment = ProcessInfo.processInfo.environment.merging(
      ["WINNOW_WORKER_FAULT": "hang:hard-cuts.mp4", "NUMBER": number.path]) { _, new in new }
    shell.standardInput = input
    shell.standardOutput = FileHandle.nullDevice
    shell.standardError = FileHandle.nullDevice
    try shell.run()
    return shell
  }

  /// The command's number, once it has workers.
  private func command(of shell: Process) throws -> Int32 {
    while shell.isRunning {
      let text = (try? String(contentsOf: number, encoding: .utf8)) ?? ""
      if text.hasSuffix("\n"), let command = Int32(text.dropLast()),
        !WorkerList.remaining(of: command, after: 0).isEmpty
      {
        return command
      }
      usleep(5000)
    }
    throw CocoaError(.fileNoSuchFile)
  }

  private func isThere(_ process: Int32) -> Bool {
    // One that has ended and that nobody has waited for yet has no memory.
    FileManager.default.contents(atPath: "/proc/\(process)/cmdline")?.isEmpty == false
  }

  private func ends(_ process: Int32, within seconds: Double) -> Bool {
    let deadline = Date().addingTimeInterval(seconds)
    while isThere(process), Date() < deadline { usleep(10_000) }
    return !isThere(process) && WorkerList.remaining(of: process, after: 5).isEmpty
  }

  @Test func aKilledParentTakesItAlong() throws {
    let shell = try start(
      #""$@" & echo $! >"$NUMBER"; wait"#, scan, input: FileHandle.nullDevice)
    let command = try command(of: shell)
    // Foundation would wait for all that the shell has started.
    kill(shell.processIdentifier, SIGKILL)
    #expect(ends(command, within: 10))
  }

  @Test func withoutTheWordItGoesOn() throws {
    let shell = try start(
      #""$@" & echo $! >"$NUMBER"; wait"#, scan.dropLast(), input: FileHandle.nullDevice)
    let command = try command(of: shell)
    kill(shell.processIdentifier, SIGKILL)
    usleep(1_500_000)
    #expect(isThere(command))
    kill(command, SIGKILL)
    #expect(ends(command, within: 10))
  }

  @Test func aClosedPipeEndsIt() throws {
    let pipe = Pipe()
    let shell = try start(#"echo $$ >"$NUMBER"; exec "$@""#, scan, input: pipe)
    let command = try command(of: shell)
    try pipe.fileHandleForWriting.write(contentsOf: Data("something nobody reads".utf8))
    usleep(600_000)
    #expect(isThere(command))
    try pipe.fileHandleForWriting.close()
    shell.waitUntilExit()
    #expect(shell.terminationReason == .exit && shell.terminationStatus == 130)
    #expect(ends(command, within: 1))
  }

  @Test func aListThatIsReadMayEnd() throws {
    let list = Pipe()
    let path = TestFolders.fixture("hard-cuts.mp4").path
    let shell = try start(
      #"echo $$ >"$NUMBER"; exec "$@""#,
      ["scan", "--from", "-", "-o", output, "--recipe", "measure-only", "--end-with-parent"],
      input: list)
    try list.fileHandleForWriting.write(contentsOf: Data("\(path)\n".utf8))
    try list.fileHandleForWriting.close()
    let command = try command(of: shell)
    usleep(800_000)
    #expect(isThere(command))
    kill(command, SIGTERM)
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 130)
  }
}
