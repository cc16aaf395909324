import Foundation

/// The directories that were named as inputs, now and before. What lies below several is called by its
/// path from the outermost, whatever the order of inputs.
struct InputTrees {
  private var trees: Set<[UInt8]>

  /// - Parameters:
  ///   - inputs: those of this scan, files among them.
  ///   - known: those of scans before.
  init(_ inputs: [String], known: [String]) {
    let named = Self.directories(inputs)
    trees = Set((named + known).map { Array($0.utf8) })
  }

  /// Those of `inputs` that are directories, as absolute paths.
  static func directories(_ inputs: [String]) -> [String] {
    inputs.map(InputWalker.absolute).filter(isDirectory)
  }

  static func isDirectory(_ path: String) -> Bool {
    var isDirectory = ObjCBool(false)
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
      && isDirectory.boolValue
  }

  /// The same files with their roots as far outside as can be.
  func rooted(_ sources: [VideoSource]) -> [VideoSource] {
    var roots: [[UInt8]: (root: String, prefix: String)] = [:]
    return sources.map { source in
      let key = Array(source.root.utf8)
      let outer = roots[key] ?? outermost(source.root)
      roots[key] = outer
      guard !outer.prefix.isEmpty else { return source }
      var moved = source
      (moved.root, moved.path) = (outer.root, "\(outer.prefix)/\(source.path)")
      return moved
    }
  }

  private func outermost(_ root: String) -> (root: String, prefix: String) {
    let bytes = Array(root.utf8)
    let ends = [1] + bytes.indices.filter { $0 > 0 && bytes[$0] == 0x2F } + [bytes.count]
    for end in ends where trees.contains(Array(bytes[..<end])) {
      let outer = String(decoding: bytes[..<end], as: UTF8.self)
      return (outer, FilePath.below(outer, root) ?? "")
    }
    return (root, "")
  }
}
