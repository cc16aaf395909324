import Foundation

/// The files of a plan beside those that were found.
struct PlanUpdate {
  /// As they are now: those that were found, as they were, and then others that stay. Some are dealt to nobody yet.
  private(set) var files: [PlannedFile] = []
  private(set) var changed = 0
  private(set) var gone = 0
  private(set) var failures: [String] = []
  /// Paths of files and directories that could not be looked at.
  private var barred: Set<[UInt8]> = []
  /// Directories that were searched.
  private let folders: [String]
  /// The files of the plan that were not found, by their paths.
  private var others: [[UInt8]: PlannedFile]

  init(of files: [PlannedFile], by found: FoundFiles) {
    // What lies below several directories is called by its path from the outermost, as in a catalog.
    let trees = InputTrees(found.paths, known: Self.roots(of: files))
    let known = zip(trees.rooted(files.map(\.source)), files)
      .map { PlannedFile($0, shard: $1.shard) }
    others = Dictionary(
      known.map { ($0.source.pathBytes, $0) }, uniquingKeysWith: { first, _ in first })
    // A list says nothing of what it does not name.
    if case .list = found.search { folders = [] } else { folders = found.folders }
    for source in trees.rooted(found.sources) { take(source) }
    for file in known where others[file.source.pathBytes] != nil {
      if isGone(file.source) { gone += 1 } else { self.files.append(file) }
    }
  }

  /// Each once, where files of one root are neighbours.
  private static func roots(of files: [PlannedFile]) -> [String] {
    var roots: [String] = []
    for file in files where roots.last?.utf8.elementsEqual(file.source.root.utf8) != true {
      roots.append(file.source.root)
    }
    return roots
  }

  private mutating func take(_ source: VideoSource) {
    switch source.refusal {
    case .unreachable(let reason):
      failures.append("\(source.path): \(reason)")
      barred.insert(source.pathBytes)
    // A link to nowhere, a pipe: there is nothing to scan.
    case .notVideo: break
    case nil:
      let before = others.removeValue(forKey: source.pathBytes)
      files.append(PlannedFile(source, shard: before?.shard ?? 0))
      guard let before = before?.source else { return }
      if before.size != source.size || before.modified != source.modified { changed += 1 }
    }
  }

  /// Whether a file was looked for in vain.
  private func isGone(_ source: VideoSource) -> Bool {
    let path = source.absolutePath
    if barred.contains(source.pathBytes) { return !Self.isThere(path) }
    return folders.contains { FilePath.below($0, path) != nil } && !isBarred(source.pathBytes)
  }

  /// Whether a directory around it could not be looked at.
  private func isBarred(_ path: [UInt8]) -> Bool {
    guard !barred.isEmpty else { return false }
    return path.indices.contains { path[$0] == 0x2F && barred.contains(Array(path[..<$0])) }
  }

  /// Whether there may be something that cannot be looked at for now.
  private static func isThere(_ path: String) -> Bool {
    FileStatus(of: path) != nil || ![ENOENT, ENOTDIR].contains(errno)
  }
}
