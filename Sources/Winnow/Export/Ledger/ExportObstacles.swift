import Foundation

/// Finds the files of an export that cannot be written where they are wanted, since somebody else's file
/// or folder has a name that they need. What the export wrote itself gives way.
struct ExportObstacles {
  private let folder: LedgerFolder
  /// Whether a path was written by an export.
  private let isOwn: (ExportPath) -> Bool
  /// What is in the way of folders; nil where nothing is.
  private var known: [ExportPath: WinnowError?] = [:]

  init(_ folder: LedgerFolder, isOwn: @escaping (ExportPath) -> Bool) {
    (self.folder, self.isOwn) = (folder, isOwn)
  }

  /// Why each of the files cannot be written that cannot.
  mutating func reasons(_ wanted: some Collection<ExportPath>) -> [ExportPath: WinnowError] {
    var reasons: [ExportPath: WinnowError] = [:]
    for file in wanted {
      reasons[file] = file.folder.flatMap { reason(atFolder: $0) } ?? reason(at: file)
    }
    // The folders of all files are known by now.
    for file in wanted where known[file] != nil {
      reasons[file] = error(file, "files of other clips are in a folder of that name")
    }
    return reasons
  }

  /// What is in the way of a folder that files are wanted in.
  private mutating func reason(atFolder path: ExportPath) -> WinnowError? {
    if path.text.isEmpty { return nil }
    if let before = known[path] { return before }
    let above = path.folder.flatMap { reason(atFolder: $0) }
    let found = above ?? (isFolder(path) ? nil : reason(atFile: path))
    known[path] = .some(found)
    return found
  }

  private func reason(at file: ExportPath) -> WinnowError? {
    guard folder.kind(file) == S_IFDIR else { return reason(atFile: file) }
    return folder.givesWay(file, isOwn)
      ? nil : error(file, "a folder that winnow did not make is in the way")
  }

  private func reason(atFile path: ExportPath) -> WinnowError? {
    folder.kind(path) == nil || isOwn(path)
      ? nil : error(path, "a file that winnow did not write is in the way")
  }

  /// Whether there is a folder, or a link to one.
  private func isFolder(_ path: ExportPath) -> Bool {
    var status = stat()
    return stat(folder.path(path), &status) == 0 && status.isFolder
  }

  private func error(_ path: ExportPath, _ reason: String) -> WinnowError {
    WinnowError("write", folder.path(path), reason: reason)
  }
}

extension LedgerFolder {
  /// Whether a folder holds files of ours, and nothing else but folders, so that it goes with them; or
  /// nothing at all, as where an export that was killed has moved them all.
  fileprivate func givesWay(_ path: ExportPath, _ isOwn: (ExportPath) -> Bool) -> Bool {
    guard removesFolders,
      let names = try? FileManager.default.subpathsOfDirectory(atPath: self.path(path))
    else { return false }
    let inside = names.map { ExportPath("\(path.text)/\($0)") }
    return inside.isEmpty
      || inside.contains(where: isOwn)
        && inside.allSatisfy { isOwn($0) || kind($0) == S_IFDIR || isPart($0, isOwn) }
  }

  /// Whether an export that was killed left it of a file of ours.
  private func isPart(_ path: ExportPath, _ isOwn: (ExportPath) -> Bool) -> Bool {
    guard let name = path.text.utf8.split(separator: 0x2F).last,
      name.count > OutputPart.suffix.utf8.count, name.first == 0x2E
    else { return false }
    let file = name.dropFirst().dropLast(OutputPart.suffix.utf8.count)
    let own = ExportPath("\(path.folder?.text ?? "")/\(Substring(file))")
    return own.beside(OutputPart.suffix) == path && isOwn(own)
  }
}
