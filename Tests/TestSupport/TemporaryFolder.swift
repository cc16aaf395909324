import Foundation

/// A new empty folder, removed with all it holds when it is let go.
package final class TemporaryFolder {
  package let url: URL

  package init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "winnow-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  /// A new empty folder, removed with all it holds when the process ends.
  package static func untilExit() throws -> URL {
    let folder = try TemporaryFolder()
    lock.withLock { lasting.append(folder) }
    _ = removal
    return folder.url
  }

  // Only touched while the lock is held.
  nonisolated(unsafe) private static var lasting: [TemporaryFolder] = []
  private static let lock = NSLock()
  private static let removal: Void = {
    atexit { TemporaryFolder.lock.withLock { TemporaryFolder.lasting = [] } }
  }()

  deinit {
    try? FileManager.default.removeItem(at: url)
  }
}
