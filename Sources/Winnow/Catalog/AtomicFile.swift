import Foundation

/// Writes files that appear whole or not at all.
enum AtomicFile {
  /// Writes `data` to `file` by way of a temporary file beside it.
  static func write(_ data: Data, to file: URL) throws {
    try write(to: file) { try $0.write(contentsOf: data) }
  }

  /// Writes `lines`, each ended by a newline.
  ///
  /// - Parameter check: called after the last line; what it throws keeps the file from appearing.
  static func write(
    lines: some Sequence<String>, to file: URL, check: () throws -> Void = {}
  ) throws {
    try write(to: file) { handle in
      var buffer = Data()
      for line in lines {
        buffer.append(contentsOf: line.utf8)
        buffer.append(0x0A)
        if buffer.count > 1 << 20 {
          try handle.write(contentsOf: buffer)
          buffer.removeAll(keepingCapacity: true)
        }
      }
      try handle.write(contentsOf: buffer)
      try check()
    }
  }

  private static func write(to file: URL, _ body: (FileHandle) throws -> Void) throws {
    let temporary = file.deletingLastPathComponent()
      .appending(path: ".\(file.lastPathComponent).winnow-part")
    try WinnowError.during("write", file.path) {
      // Creating reports why it failed only through errno.
      guard FileManager.default.createFile(atPath: temporary.path, contents: nil) else {
        throw WinnowError("write", file.path, reason: String(cString: strerror(errno)))
      }
      do {
        let handle = try FileHandle(forWritingTo: temporary)
        try body(handle)
        try handle.close()
        guard rename(temporary.path, file.path) == 0 else {
          throw WinnowError("write", file.path, reason: String(cString: strerror(errno)))
        }
      } catch {
        try? FileManager.default.removeItem(at: temporary)
        throw error
      }
    }
  }
}
