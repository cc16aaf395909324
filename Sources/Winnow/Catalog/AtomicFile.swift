import Foundation

/// Writes files that appear whole or not at all.
enum AtomicFile {
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
    to file: URL, _ body: (_ emit: ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    try write(to: file) { handle in
      try body { if !$0.isEmpty { try handle.write(contentsOf: $0) } }
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
    abandon(file)
    return part(of: file).path
  }

  /// Makes what was written appear.
  static func commit(_ file: URL) throws {
    guard rename(part(of: file).path, file.path) == 0 else { throw systemError(file) }
  }

  /// Removes what was written so far.
  static func abandon(_ file: URL) {
    unlink(part(of: file).path)
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
    let temporary = part(of: file)
    try WinnowError.during("write", file.path) {
      // Not by Foundation, which makes a file of another name first, for a kill to leave behind.
      unlink(temporary.path)
      let descriptor = open(temporary.path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else { throw systemError(file) }
      do {
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try body(handle)
        try handle.close()
        guard rename(temporary.path, file.path) == 0 else { throw systemError(file) }
      } catch {
        try? FileManager.default.removeItem(at: temporary)
        throw error
      }
    }
  }

  private static func systemError(_ file: URL) -> WinnowError {
    WinnowError("write", file.path, reason: String(cString: strerror(errno)))
  }
}
