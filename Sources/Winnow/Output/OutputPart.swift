import Foundation
import Synchronization

/// A file on its way into a directory: it has a hidden name beside its own until it is whole.
final class OutputPart: Sendable {
  /// What the hidden name of a file ends in, behind a dot before it.
  static let suffix = ".winnow-part"

  static func hidden(_ name: String) -> String { ".\(name)\(suffix)" }

  /// The path of the file once it has appeared, for messages.
  let path: String
  /// The directory that holds it.
  let folder: FolderDescriptor
  private let name: String
  private let hidden: String

  /// Takes away what a writer that was killed has left of the file.
  ///
  /// - Parameter path: where it will be, for messages.
  init(_ name: String, in folder: FolderDescriptor, path: String) {
    (self.name, hidden, self.folder, self.path) = (name, Self.hidden(name), folder, path)
    unlinkat(folder.number, hidden, 0)
    Self.unfinished.withLock { $0[Array(path.utf8)] = self }
  }

  /// Opens it for the first time, to write and to read.
  func create() throws -> Int32 {
    let flags = O_CREAT | O_EXCL | O_RDWR | O_NOFOLLOW | O_CLOEXEC
    let descriptor = openat(folder.number, hidden, flags, 0o666)
    if descriptor >= 0 { return descriptor }
    let fault = fault()
    abandon()
    throw fault
  }

  /// Has the system write it to the disk.
  func sync() throws {
    let descriptor = openat(folder.number, hidden, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw fault() }
    defer { close(descriptor) }
    try DiskSync.sync(descriptor, path)
  }

  /// Gives it its name. It has to be on the disk, or a power cut may leave the name without its bytes.
  func appear() throws {
    guard renameat(folder.number, hidden, folder.number, name) == 0 else { throw fault() }
    forget()
  }

  func abandon() {
    unlinkat(folder.number, hidden, 0)
    forget()
  }

  private func forget() {
    Self.unfinished.withLock {
      if $0[Array(path.utf8)] === self { $0[Array(path.utf8)] = nil }
    }
  }

  private func fault() -> WinnowError {
    WinnowError("write", path, code: errno)
  }

  /// What this process is writing, by its paths: it goes where the process ends before its time.
  private static let unfinished = Mutex<[[UInt8]: OutputPart]>([:])

  /// Removes what this process has not finished writing. It must end then.
  static func abandonAll() {
    unfinished.withLock { for part in $0.values { unlinkat(part.folder.number, part.hidden, 0) } }
  }
}
