import Foundation

/// Which files a scan looks at.
package struct Inputs: Sendable {
  /// Directories, which are searched to the bottom, and files. With a list at most one: the directory that
  /// its paths lie below, which is not searched.
  package var paths: [String]
  package var list: FileList?
  /// The part of them that is looked at; nil for all.
  package var shard: InputShard?

  package init(_ paths: [String], list: FileList? = nil, shard: InputShard? = nil) {
    self.paths = paths
    self.list = list
    self.shard = shard
  }

  /// - Throws: `WinnowError` where an input does not exist or is the output directory itself.
  package func check(output: URL) throws {
    try InputWalker.check(paths, excluding: output.path)
    guard list != nil else { return }
    if paths.count > 1 {
      throw WinnowError(
        "read", paths[1], reason: "the paths of a list lie below one directory at most")
    }
    for path in paths where !InputTrees.isDirectory(path) {
      throw WinnowError(
        "read", path, reason: "it is no directory that the paths of a list could lie below")
    }
  }

  /// Looks for the files.
  ///
  /// - Parameter output: the directory results go to, or the file: what lies in there is passed over, and what
  ///   SQLite may have left beside it.
  /// - Throws: `WinnowError` where an input does not exist, is the output directory itself, or cannot be read,
  ///   or a line of the list is none.
  package func find(output: URL) throws -> FoundFiles {
    try check(output: output)
    // A directory that links lead to is found by the first way to it, in whatever order they are named.
    let paths = VideoOrder.sorted(paths, by: InputWalker.absolute)
    guard let list else {
      let own = Set(["", "-wal", "-shm", "-journal"].map { Array("\(output.path)\($0)".utf8) })
      let sources = try InputWalker.sources(in: paths, excluding: output.path, shard: shard)
        .filter { !own.contains($0.pathBytes) }
      return FoundFiles(sources: sources, paths: paths, search: .directories(shard))
    }
    var files = ListedFiles(root: paths.first, output: output.path, shard: shard)
    try list.eachFile { file throws(ListedFile.Mistake) in try files.add(file) }
    return FoundFiles(sources: files.sources, paths: paths, search: .list)
  }
}
