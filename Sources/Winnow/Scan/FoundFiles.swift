/// The files that a scan looks at.
package struct FoundFiles: Sendable {
  package internal(set) var sources: [VideoSource]
  /// What was named: directories, which give files their names, and files.
  let paths: [String]
  let search: Search

  /// Where files were looked for.
  enum Search {
    /// In directories, for those of a shard or for all.
    case directories(InputShard?)
    /// Nowhere but in a list.
    case list
  }

  /// Those of `paths` that are directories.
  var folders: [String] { InputTrees.directories(paths) }

  /// Whether it says anything of a file that it is not among these.
  ///
  /// - Parameter folder: the outermost of `folders` that it lies in; nil where it lies in none.
  func tells(of path: String, in folder: String?) -> Bool {
    switch search {
    case .list: return false
    case .directories(nil): return true
    case .directories(let shard?):
      return folder.flatMap { FilePath.below($0, path) }.map(shard.contains) ?? true
    }
  }
}
