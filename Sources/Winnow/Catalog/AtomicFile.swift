import Foundation
import Synchronization

/// Writes files that appear whole or not at all.
package enum AtomicFile {
  /// Paths that this process is writing to: they go where it ends before its time.
  private static let unfinished = Mutex<Set<String>>([])

  /// Removes what this process has not finished writing. It must end then.
  package static func abandonAll() {
    unfinished.withLock { for path in $0 { unlink(path) } }
  }

  /// Writes `data` to `file` by way of a temporary file beside it.
  static func write(_ data: Data, to file: URL) throws {
    try write(to: file) { try $0.write(contentsOf: data) }
  }

  /// Writes the lines that `body` emits, each ended by a newline.
  ///
  /// - Throws: `WinnowError` where the file cannot be written; whatever `body` throws.
  static func writeLines(to file: URL, _ body: (_ emit: (String) throws -> Void) throws -> Void)
    throws
  {
    try write(to: file) { handle in
      var buffer = Data()
      try body { line in
        try Cancellation.check()
        buffer.append(contentsOf: line.utf8)
        buffer.append(0x0A)
        guard buffer.count > 1 << 20 else { return }
        try handle.write(contentsOf: buffer)
        buffer.removeAll(keepingCapacity: true)
      }
      try handle.write(contentsOf: buffer)
    }
  }

  /// Writes the bytes that `body` emits.
  ///
  /// - Throws: `WinnowError` where the file cannot be written; whatever `body` throws.
  static func writePieces(
    to file: URL, _ body: (_ emit: @escaping ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    try write(to: file) { handle in
      try body { bytes in
        try Cancellation.check()
        if !bytes.isEmpty { try handle.write(contentsOf: bytes) }
      }
    }
  }

  /// Makes the folder that holds `file`.
  static func makeFolder(of file: URL) throws {
    let folder = file.deletingLastPathComponent()
    try WinnowError.during("create", folder.path) {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
  }

  /// Bytes of `file`.
  static func size(of file: URL) throws -> Int {
    try WinnowError.during("read", file.path) {
      try file.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
    }
  }

  /// Has `body` write `file` under the path it is given; the file appears where it returns a result.
  static func making<Result>(_ file: URL, _ body: (String) throws -> Result?) throws -> Result? {
    let part = try begin(file)
    do {
      guard let result = try body(part) else {
        abandon(file)
        return nil
      }
      try commit(file)
      return result
    } catch {
      abandon(file)
      throw error
    }
  }

  /// The path under which somebody else writes `file`, up to `commit` or `abandon`.
  static func begin(_ file: URL) throws -> String {
    try makeFolder(of: file)
    return beginInFolder(file)
  }

  /// The same in a folder that is there or is an error.
  private static func beginInFolder(_ file: URL) -> String {
    abandon(file)
    let path = part(of: file).path
    _ = unfinished.withLock { $0.insert(path) }
    return path
  }

  /// Makes what was written appear.
  static func commit(_ file: URL) throws {
    let path = part(of: file).path
    guard rename(path, file.path) == 0 else { throw systemError(file) }
    _ = unfinished.withLock { $0.remove(path) }
  }

  /// Removes what was written so far.
  static func abandon(_ file: URL) {
    let path = part(of: file).path
    unlink(path)
    _ = unfinished.withLock { $0.remove(path) }
  }

  /// Where `file` is written before it appears: what is left of one whose writer was killed.
  static func part(of file: URL) -> URL {
    file.deletingLastPathComponent().appending(path: ".\(file.lastPathComponent)\(partSuffix)")
  }

  /// What the name of a file ends in, behind a dot before it, that has not appeared yet.
  static let partSuffix = ".winnow-part"

  /// Adds to a file whose last line may be torn where the writer is killed.
  static func append(_ data: Data, to file: URL) throws {
    try WinnowError.during("write", file.path) {
      let descriptor = open(file.path, O_CREAT | O_APPEND | O_WRONLY | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else { throw systemError(file) }
      let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
      try handle.write(contentsOf: data)
      try handle.close()
    }
  }

  /// Has `body` write `file` by way of a temporary file beside it.
  static func write(to file: URL, _ body: (FileHandle) throws -> Void) throws {
    try WinnowError.during("write", file.path) {
      // Not by Foundation, which makes a file of another name first, for a kill to leave behind.
      let temporary = beginInFolder(file)
      do {
        let descriptor = open(temporary, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw systemError(file) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try body(handle)
        try handle.close()
        try commit(file)
      } catch {
        abandon(file)
        throw error
      }
    }
  }

  private static func systemError(_ file: URL) -> WinnowError {
    WinnowError("write", file.path, reason: String(cString: strerror(errno)))
  }
}
