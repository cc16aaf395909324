import Foundation

/// Writes files that appear whole or not at all, in directories that the user has named.
package enum AtomicFile {
  /// Removes what this process has not finished writing. It must end then.
  package static func abandonAll() { OutputPart.abandonAll() }

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
    try OutputFolder.make(FilePath.folder(of: file.path))
  }

  /// Bytes of `file`.
  static func size(of file: URL) throws -> Int {
    try WinnowError.during("read", file.path) {
      try file.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
    }
  }

  /// Has `body` write `file` under the path it is given; the file appears where it returns a result.
  static func making<Result>(_ file: URL, _ body: (String) throws -> Result?) throws -> Result? {
    try makeFolder(of: file)
    let part = try part(file)
    do {
      guard let result = try body(Self.part(of: file).path) else {
        part.abandon()
        return nil
      }
      try part.sync()
      try appear(part)
      return result
    } catch {
      part.abandon()
      throw error
    }
  }

  /// The path under which somebody else writes `file`, up to `abandon`.
  static func begin(_ file: URL) throws -> String {
    try makeFolder(of: file)
    _ = try part(file)
    return part(of: file).path
  }

  /// Removes what was written so far, and what a process that was killed has left.
  static func abandon(_ file: URL) {
    (try? part(file))?.abandon()
  }

  /// Where `file` is written before it appears: what is left of one whose writer was killed.
  static func part(of file: URL) -> URL {
    let (folder, name) = FilePath.parts(of: file.path)
    return URL(filePath: FilePath.joined(folder, OutputPart.hidden(name)))
  }

  /// Has `body` write `file` by way of a temporary file beside it.
  static func write(to file: URL, _ body: (FileHandle) throws -> Void) throws {
    // Not by Foundation, which makes a file of another name first, for a kill to leave behind.
    let part = try part(file)
    do {
      try WinnowError.during("write", file.path) {
        let descriptor = try part.create()
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try body(handle)
        try DiskSync.sync(descriptor, file.path)
        try handle.close()
        try appear(part)
      }
    } catch {
      part.abandon()
      throw error
    }
  }

  /// What no file is to take the place of: a device, a pipe, or what leads to one, as /dev/stdout does. Nil where
  /// there is nothing of that kind.
  private static func obstacle(at path: String) -> String? {
    if RegularFile.isDevice(at: path) { return RegularFile.deviceReason }
    guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path),
      ["/dev/", "/proc/"].contains(where: { target.utf8.starts(with: $0.utf8) })
    else { return nil }
    return "it leads to \(target), which is no place for a file"
  }

  private static func appear(_ part: OutputPart) throws {
    try part.appear()
    try DiskSync.sync(part.folder.number, part.path)
  }

  private static func part(_ file: URL) throws -> OutputPart {
    if let obstacle = obstacle(at: file.path) {
      throw WinnowError("write", file.path, reason: obstacle)
    }
    let (folder, name) = FilePath.parts(of: file.path)
    guard let descriptor = FolderDescriptor(folder) else {
      throw WinnowError("write", file.path, code: errno)
    }
    return OutputPart(name, in: descriptor, path: file.path)
  }
}
