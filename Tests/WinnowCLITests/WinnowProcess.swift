import Foundation
import TestSupport

/// The `winnow` command, built beside the tests.
///
/// Its output goes to files: a pipe would be inherited by what other tests start meanwhile.
final class WinnowProcess {
  private final class Marker {}

  /// How a command ended.
  struct End {
    /// The exit status; nil where a signal ended it.
    var status: Int32?
    var output: String
    var talk: String
  }

  static let program: URL? = {
    let bundle = Bundle(for: Marker.self).bundleURL
    return [bundle, bundle.deletingLastPathComponent()].map { $0.appending(path: "winnow") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }()

  private let folder: TemporaryFolder
  private let process = Process()
  private var output: URL { folder.url.appending(path: "output") }
  private var talk: URL { folder.url.appending(path: "talk") }

  /// Starts the command with `environment` added to this process's own.
  ///
  /// - Parameters:
  ///   - directory: where it starts; nil for the folder that holds the fixtures.
  ///   - limit: what the shell's `ulimit` is told before it starts; nil for nothing.
  init(
    _ arguments: [String], environment: [String: String] = [:], in directory: URL? = nil,
    limit: String? = nil
  ) throws {
    folder = try TemporaryFolder()
    guard let program = Self.program else {
      throw CocoaError(.fileNoSuchFile, userInfo: [NSFilePathErrorKey: "winnow"])
    }
    let shell = limit.map { ["-c", "ulimit \($0) && exec \"$0\" \"$@\"", program.path] }
    process.executableURL = shell == nil ? program : URL(filePath: "/bin/sh")
    process.arguments = (shell ?? []) + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.currentDirectoryURL = directory ?? TestFolders.fixtures.deletingLastPathComponent()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try Self.create(output)
    process.standardError = try Self.create(talk)
    Self.unblock(SIGXFSZ)
    try process.run()
  }

  /// Tests run on threads that block all signals, and a program started there would block them too,
  /// as it does not when a person starts it.
  private static func unblock(_ signal: Int32) {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, signal)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  private static func create(_ file: URL) throws -> FileHandle {
    try Data().write(to: file)
    return try FileHandle(forWritingTo: file)
  }

  var identifier: Int32 { process.processIdentifier }
  var isRunning: Bool { process.isRunning }

  /// What it has said on stderr so far.
  var talkSoFar: String { Self.text(talk) }

  func end() -> End {
    process.waitUntilExit()
    let isExit = process.terminationReason == .exit
    return End(
      status: isExit ? process.terminationStatus : nil, output: Self.text(output),
      talk: Self.text(talk))
  }

  private static func text(_ file: URL) -> String {
    String(decoding: (try? Data(contentsOf: file)) ?? Data(), as: UTF8.self)
  }

  /// Runs the command to its end.
  static func run(_ arguments: String...) throws -> End { try WinnowProcess(arguments).end() }
}

extension URL {
  /// The bytes of every file below the folder except for the catalog, by path.
  func results() throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path)
    where !name.hasPrefix("catalog.sqlite") {
      files[name] = FileManager.default.contents(atPath: appending(path: name).path)
    }
    // It tells when scans were and what they took, which is not the same twice.
    if let page = files["report.html"] {
      let text = String(decoding: page, as: UTF8.self)
      files["report.html"] = Data(text.replacing(#/"scans":\[[^\]]*\]/#, with: "").utf8)
    }
    return files
  }
}
