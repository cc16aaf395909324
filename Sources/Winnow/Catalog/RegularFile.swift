import Foundation
import WinnowCore

/// Files that are read to their end: to open a pipe waits for who writes it, and a device may have none.
enum RegularFile {
  /// - Throws: `WinnowError` where something else is at `file`, links followed. Nothing may be there.
  static func check(_ file: URL) throws {
    var status = stat()
    guard stat(file.path, &status) == 0, !status.isFile else { return }
    throw WinnowError("open", file.path, reason: status.isFolder ? "it is a folder" : deviceReason)
  }

  static let deviceReason = "it is no file but a pipe or a device"

  /// Whether what is at `path` is one of these, links followed.
  static func isDevice(at path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && !status.isFile && !status.isFolder
  }
}
