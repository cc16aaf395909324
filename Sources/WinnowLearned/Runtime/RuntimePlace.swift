import Foundation
import WinnowCore

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
  /// The folder of the package that holds it; nil for none.
  package var package: String?

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

  private static func ofPython(_ path: String) -> RuntimePlace? {
    let packages = PythonPackages(path: path)
    guard let program = packages.program, let folder = packages.folder(of: "onnxruntime"),
      let library = library(in: "\(folder)/capi")
    else { return nil }
    return RuntimePlace(path: library, source: program, package: folder)
  }
}
