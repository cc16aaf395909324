import Foundation
import WinnowCore

/// Where the file of a model lies, as an entry says: a file beside the recipe, or one of a package of Python.
enum ModelFile: Hashable, Sendable {
  case file(String, below: String?)
  case package(ModelPackage)

  static let keys = [
    ModelKey(
      "file", takes: "path",
      "The model's file; from the recipe's folder on where it does not begin at the root."),
    ModelKey("package", takes: "package", "A package of Python that holds the model."),
  ]

  /// - Parameter packages: those that hold a model of the kind.
  init(_ entry: ModelEntry, packages: [ModelPackage] = []) throws(ModelError) {
    switch (try entry.word("file"), try entry.word("package")) {
    case (let path?, nil):
      guard !path.isEmpty else { throw ModelError("takes a path", key: "file") }
      self = .file(path, below: entry.folder)
    case (nil, let name?):
      guard let package = packages.first(where: { $0.name == name }) else {
        let known = packages.map(\.name)
        throw ModelError(
          known.isEmpty
            ? "no package holds a model of this kind; name its file"
            : NearestName.complaint(unknown: "package", name, known: known), key: "package")
      }
      self = .package(package)
    case (nil, nil):
      throw ModelError(
        packages.isEmpty
          ? "needs a file"
          : "needs a file, or a package: \(packages.map(\.name).joined(separator: ", "))"
      )
    case (_?, _?): throw ModelError("takes a file or a package, not both", key: "package")
    }
  }

  /// Absolute paths.
  ///
  /// - Throws: `ModelError` where there are none.
  func paths() throws(ModelError) -> [String] {
    switch self {
    case .file(let path, let folder):
      guard let folder else {
        throw ModelError(
          "the file \(path) is named by a recipe that a catalog keeps; name the recipe itself by --recipe"
        )
      }
      let full = path.hasPrefix("/") ? path : "\(folder)/\(path)"
      guard FileManager.default.isReadableFile(atPath: full) else {
        throw ModelError("\(full) cannot be read: \(String(cString: strerror(errno)))")
      }
      return [full]
    case .package(let package): return try package.paths()
    }
  }
}
