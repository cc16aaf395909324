import Foundation

extension OutputFolder {
  /// Removes a file, and what a writer that was killed has left of it. A directory is none.
  ///
  /// - Returns: false where there is a directory, or the way is barred: nothing is removed behind a link.
  /// - Throws: `WinnowError` where it cannot be removed, or told whether it is there.
  func remove(_ file: ExportPath) throws -> Bool {
    guard let name = file.name else { return false }
    guard let folder = try opened(file.folder, to: "remove") else { return !isBarred(file) }
    let status = folder.status(name)
    if status == nil, errno != ENOENT {
      throw WinnowError("remove", path(file), code: errno)
    }
    guard status?.isFolder != true else { return false }
    unlinkat(folder.number, OutputPart.hidden(name), 0)
    guard status != nil else { return true }
    guard unlinkat(folder.number, name, 0) == 0 || errno == ENOENT else {
      throw WinnowError("remove", path(file), code: errno)
    }
    change(file.folder)
    return true
  }

  /// Removes what a writer that was killed has left of a file.
  func abandon(_ file: ExportPath) {
    guard let name = file.name, let folder = try? open(file.folder) else { return }
    unlinkat(folder.number, OutputPart.hidden(name), 0)
  }

  /// Removes a folder that is empty.
  ///
  /// - Returns: whether it is not there any more.
  func removeFolder(_ folder: ExportPath) -> Bool {
    guard let name = folder.name else { return false }
    guard let above = try? opened(folder.folder, to: "remove") else {
      return !isBarred(folder)
    }
    guard unlinkat(above.number, name, AT_REMOVEDIR) == 0 || errno == ENOENT else { return false }
    leave()
    change(folder.folder)
    return true
  }

  /// Gives a file another path, whose folder is made.
  ///
  /// - Returns: false where they lie on different disks: then nothing has happened.
  func move(_ origin: ExportPath, to target: ExportPath) throws -> Bool {
    guard let name = origin.name, let newName = target.name else {
      throw WinnowError("rename", path(origin), reason: "it is no path below \(path)")
    }
    let folder = try reaching(origin, to: "rename") { () throws(Obstacle) in
      try open(origin.folder)
    }
    let newFolder = try reaching(target, to: "write") { () throws(Obstacle) in
      try open(target.folder, making: true)
    }
    guard renameat(folder.number, name, newFolder.number, newName) == 0 else {
      if errno == EXDEV { return false }
      throw WinnowError("rename", path(origin), code: errno)
    }
    change(origin.folder)
    change(target.folder)
    return true
  }

  /// Whether a link is on the way to a file.
  func isBehindLink(_ file: ExportPath) -> Bool { barrier(before: file)?.isLink == true }

  /// Whether there is something else than a missing folder in the way of a file.
  private func isBarred(_ file: ExportPath) -> Bool {
    file.names == nil || barrier(before: file) != nil
  }

  /// What stands in the place of a folder on the way to a file; nil for nothing.
  private func barrier(before file: ExportPath) -> stat? {
    var walked = ExportPath("")
    for name in file.names?.dropLast() ?? [] {
      guard let status = (try? open(walked))?.status(name) else { return nil }
      if !status.isFolder { return status }
      walked = walked.appending(name)
    }
    return nil
  }
}
