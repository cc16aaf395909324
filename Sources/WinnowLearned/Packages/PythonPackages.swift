import Foundation

/// The packages of the `python3` on the PATH, of which nothing runs.
final class PythonPackages: @unchecked Sendable {
  // `known` is only touched while the lock is held.
  private let lock = NSLock()
  private var known: [String: String] = [:]
  private let path: String

  static let shared = PythonPackages(path: ProcessInfo.processInfo.environment["PATH"] ?? "")

  /// - Parameter path: the folders in which programs are looked for.
  init(path: String) { self.path = path }

  /// Where the files of a package lie; nil where it is not installed.
  ///
  /// - Parameter module: as Python calls it.
  func folder(of module: String) -> String? {
    lock.withLock {
      if let known = known[module] { return known.isEmpty ? nil : known }
      let folder = program.flatMap { Self.ask($0, module) } ?? ""
      known[module] = folder
      return folder.isEmpty ? nil : folder
    }
  }

  /// Absolute path of the interpreter; nil where there is none.
  var program: String? {
    path.split(separator: ":").map { "\($0)/python3" }
      .first(where: FileManager.default.isExecutableFile)
  }

  /// Finds a package without importing it.
  private static let question = """
    import importlib.util as util, sys
    spec = util.find_spec(sys.argv[1])
    print((spec.submodule_search_locations or [""])[0] if spec else "")
    """

  private static func ask(_ program: String, _ module: String) -> String? {
    let (process, output) = (Process(), Pipe())
    process.executableURL = URL(filePath: program)
    process.arguments = ["-E", "-c", question, module]
    // Where no module of somebody else's lies, which would be taken first.
    process.currentDirectoryURL = URL(filePath: "/")
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardOutput = output
    guard (try? process.run()) != nil else { return nil }
    let said = (try? output.fileHandleForReading.readToEnd()) ?? Data()
    process.waitUntilExit()
    return String(decoding: said, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
