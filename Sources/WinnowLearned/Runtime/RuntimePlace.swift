import Foundation

/// Where ONNX Runtime lies on this machine.
package struct RuntimePlace: Hashable, Sendable {
  /// Names the environment variable that says so.
  package static let variable = "WINNOW_ONNXRUNTIME"
  /// What to do where there is none.
  package static let advice =
    "install it by 'pip install onnxruntime', or name the library in \(variable)"

  /// Path of the library.
  package let path: String
  /// Who says so: the variable, a folder of libraries, or a program of Python.
  package let source: String

  /// Looks where the environment says, among the system's libraries, and in the package of the `python3` on the PATH, in
  /// this order.
  ///
  /// - Returns: nil where there is none.
  /// - Throws: `ModelError` where the environment names a file that is not there.
  package static func find(
    _ environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(ModelError) -> RuntimePlace? {
    if let path = environment[variable], !path.isEmpty {
      guard FileManager.default.isReadableFile(atPath: path) else {
        throw ModelError("\(variable) names \(path), which cannot be read")
      }
      return RuntimePlace(path: path, source: variable)
    }
    for folder in folders {
      if let path = library(in: folder) { return RuntimePlace(path: path, source: folder) }
    }
    return ofPython(environment["PATH"] ?? "")
  }

  #if os(macOS)
    private static let suffix = ".dylib"
    private static let folders = ["/opt/homebrew/lib", "/usr/local/lib"]
  #else
    private static let suffix = ".so"
    private static let folders = [
      "/usr/local/lib", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64",
      "/usr/lib", "/opt/onnxruntime/lib",
    ]
  #endif

  /// The library itself has the version in its name, others beside it have other words there.
  private static func library(in folder: String) -> String? {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let own = names.filter { name in
      guard name.hasPrefix("libonnxruntime.") else { return false }
      return name.hasSuffix(suffix) || name.contains("\(suffix).")
    }
    return own.min().map { "\(folder)/\($0)" }
  }

  /// Nothing of the package runs.
  private static let question = """
    import importlib.util as util
    spec = util.find_spec("onnxruntime")
    print((spec.submodule_search_locations or [""])[0] if spec else "")
    """

  private static func ofPython(_ path: String) -> RuntimePlace? {
    let programs = path.split(separator: ":").map { "\($0)/python3" }
    guard let program = programs.first(where: FileManager.default.isExecutableFile) else {
      return nil
    }
    let (process, output) = (Process(), Pipe())
    process.executableURL = URL(filePath: program)
    process.arguments = ["-E", "-c", question]
    // Where no module of somebody else's lies, which would be taken first.
    process.currentDirectoryURL = URL(filePath: "/")
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    process.standardOutput = output
    guard (try? process.run()) != nil else { return nil }
    let said = (try? output.fileHandleForReading.readToEnd()) ?? Data()
    process.waitUntilExit()
    let folder = String(decoding: said, as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    guard !folder.isEmpty, let library = library(in: "\(folder)/capi") else { return nil }
    return RuntimePlace(path: library, source: program)
  }
}
