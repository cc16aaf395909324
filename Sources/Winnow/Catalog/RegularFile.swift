import Foundation
import WinnowCore

/// Files that are read to their end: to open a pipe waits for who writes it, and a device may have none.
enum RegularFile {
  /// - Throws: `WinnowError` where something else is at `file`, links followed. Nothing may be there.
  static func check(_ file: URL) throws {
    var status = stat()
    guard stat(file.path, &status) == 0, status.st_mode & S_IFMT != S_IFREG else { return }
    let kind = status.st_mode & S_IFMT == S_IFDIR ? "a folder" : "no file but a pipe or a device"
    throw WinnowError("open", file.path, reason: "it is \(kind)")
  }
}
