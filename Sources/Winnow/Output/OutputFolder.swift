import Foundation

/// A directory that results go to, held by its descriptor: the one door through which files below it are
/// written, moved and removed.
///
/// A path below it is walked folder by folder, and none of these may be a link. So neither what lies there nor
/// somebody who changes it meanwhile leads out of it. Links on the way to the directory itself are followed.
package final class OutputFolder: @unchecked Sendable {
  // What changes is only touched while the lock is held.
  private let lock = NSLock()
  /// The folder below that was needed last: neighbours share it.
  private var last: (path: ExportPath, descriptor: FolderDescriptor)?
  /// Folders in which names have changed since they were synced.
  private var unsettled: Set<ExportPath> = []

  /// As it was named.
  let path: String
  private let root: FolderDescriptor

  /// Why a folder below cannot be reached.
  struct Obstacle: Error {
    var reason: String
    /// Of the system; nil where it did not refuse.
    private var code: Int32?

    init(_ reason: String) { self.reason = reason }
    /// What the system says.
    init(code: Int32) { (reason, self.code) = (String(cString: strerror(code)), code) }

    /// Whether there is no such folder.
    var isAbsence: Bool { code == ENOENT }
    /// Whether something else stands in its place, as opposed to a disk that fails, say.
    var isInTheWay: Bool { code == nil || code == ENOTDIR || code == ELOOP }
  }

  /// - Throws: `WinnowError` where it is no directory that can be opened.
  init(_ path: String) throws {
    guard let root = FolderDescriptor(path) else {
      throw WinnowError("open", path, code: errno)
    }
    (self.path, self.root) = (path, root)
  }

  /// Makes the directory at `path`, with those above it that are not there.
  ///
  /// - Throws: `WinnowError` where something is in the way.
  static func make(_ path: String) throws {
    var status = stat()
    if stat(path, &status) == 0, status.isFolder { return }
    let above = FilePath.folder(of: path)
    if mkdir(path, 0o777) != 0, errno != EEXIST || stat(path, &status) != 0 || !status.isFolder {
      guard errno == ENOENT, above.utf8.count < path.utf8.count else { try refuse(path) }
      try make(above)
      guard mkdir(path, 0o777) == 0 || errno == EEXIST else { try refuse(path) }
    }
    if let above = FolderDescriptor(above) { try DiskSync.sync(above.number, path) }
  }

  private static func refuse(_ path: String) throws -> Never {
    throw WinnowError("create", path, code: errno)
  }

  func path(_ file: ExportPath) -> String { FilePath.joined(path, file.text) }

  /// Opens the folder below at `folder`; nil is the directory itself.
  func open(_ folder: ExportPath?, making: Bool = false) throws(Obstacle) -> FolderDescriptor {
    guard let folder, !folder.text.isEmpty else { return root }
    if let known = lock.withLock({ last?.path == folder ? last?.descriptor : nil }) { return known }
    guard let names = folder.names else { throw Obstacle("it leads out of \(path)") }
    var (descriptor, walked) = (root, ExportPath(""))
    for name in names {
      let inner = walked.appending(name)
      descriptor = try enter(name, of: descriptor, at: inner, making: making)
      walked = inner
    }
    lock.withLock { last = (folder, descriptor) }
    return descriptor
  }

  /// Opens a folder below; nil where there is none, or something else stands in its place.
  ///
  /// - Throws: `WinnowError` where that cannot be told.
  func opened(_ folder: ExportPath?, to operation: String) throws -> FolderDescriptor? {
    do throws(Obstacle) {
      return try open(folder)
    } catch {
      if error.isAbsence || error.isInTheWay { return nil }
      throw WinnowError(operation, path(folder ?? ExportPath("")), reason: error.reason)
    }
  }

  private func enter(
    _ name: String, of folder: FolderDescriptor, at place: ExportPath, making: Bool
  ) throws(Obstacle) -> FolderDescriptor {
    if let inner = FolderDescriptor(name, in: folder) { return inner }
    var code = errno
    if making, code == ENOENT {
      // Somebody else may make it in this moment.
      guard mkdirat(folder.number, name, 0o777) == 0 || errno == EEXIST else {
        throw Obstacle(code: errno)
      }
      change(place.folder)
      if let inner = FolderDescriptor(name, in: folder) { return inner }
      code = errno
    }
    guard folder.status(name)?.isLink != true else {
      throw Obstacle("\(path(place)) is a link, and nothing below \(path) is written behind links")
    }
    throw Obstacle(code: code)
  }

  /// Notes that names in a folder have changed, until `settle` syncs it.
  func change(_ folder: ExportPath?) {
    lock.withLock { _ = unsettled.insert(folder ?? ExportPath("")) }
  }

  /// Forgets a folder that may not be there any more.
  func leave() { lock.withLock { last = nil } }

  /// Syncs the folders in which names have changed, so that a power cut does not undo it.
  func settle() throws {
    let changed = lock.withLock {
      defer { unsettled = [] }
      return unsettled
    }
    if changed.count > DiskSync.few, try DiskSync.syncAll(around: root.number, path) { return }
    for folder in changed {
      // One that is gone has nothing to keep.
      guard let descriptor = try opened(folder, to: "write") else { continue }
      try DiskSync.sync(descriptor.number, path(folder))
    }
  }
}

extension stat {
  var isLink: Bool { st_mode & S_IFMT == S_IFLNK }
  var isFile: Bool { st_mode & S_IFMT == S_IFREG }
  var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
}
