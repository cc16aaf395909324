import Foundation

/// Keeps two winnows from writing into one folder at the same time.
///
/// The lock is on the folder itself and leaves nothing behind: the system lets go of it when the
/// process dies, however it does. Where the file system has no locks there is none.
package final class FolderLock: Sendable {
  package enum Use: Sendable {
    /// Next to others that read.
    case reading
    /// Alone.
    case writing
  }

  private struct Identity: Equatable {
    var device: dev_t
    var node: ino_t
  }

  /// The locks around the code that runs, which it need not wait for.
  @TaskLocal private static var held: [FolderLock] = []

  private let use: Use
  private let descriptor: Int32
  private let identity: Identity

  /// Runs `body` while nobody else uses `folder` in a way that conflicts with `use`. Within, the
  /// folder can be locked again for the same use, or for reading while it is locked for writing.
  ///
  /// - Parameter waits: called where somebody does, whom it then waits for; nil for not waiting.
  /// - Throws: `WinnowError` where somebody does and it does not wait; what `body` throws.
  package static func during<R>(
    _ use: Use, _ folder: URL, waits: (() -> Void)? = nil, _ body: () throws -> R
  ) throws -> R {
    guard let lock = FolderLock(folder, use), !held.contains(where: lock.isWithin) else {
      return try body()
    }
    try lock.take(folder.path, waits)
    return try $held.withValue(held + [lock], operation: body)
  }

  /// Nil where the folder cannot be opened, which whatever is done there has to tell.
  private init?(_ folder: URL, _ use: Use) {
    self.use = use
    // Workers must not inherit it: they live a little longer than a supervisor that is killed.
    descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    var status = stat()
    guard descriptor >= 0 else { return nil }
    fstat(descriptor, &status)
    identity = Identity(device: status.st_dev, node: status.st_ino)
  }

  deinit {
    // Closing alone would leave the lock to a worker being started, which has a copy of the
    // descriptor until its program begins.
    _ = flock(descriptor, LOCK_UN)
    _ = Foundation.close(descriptor)
  }

  private func isWithin(_ other: FolderLock) -> Bool {
    identity == other.identity && (use == .reading || other.use == .writing)
  }

  private func take(_ name: String, _ waits: (() -> Void)?) throws {
    // A supervisor killed while it starts a worker leaves the lock for as long as the start takes.
    if try isTaken(trying: 25) { return }
    if let waits {
      waits()
      while try !isTaken(trying: 10) {}
      return
    }
    throw WinnowError(
      use == .writing ? "write" : "read", name, reason: "another winnow is at work in \(name)",
      kind: .busy)
  }

  /// Whether it could be taken, or there are no locks, within some times 20 ms.
  private func isTaken(trying times: Int) throws -> Bool {
    let operation = (use == .writing ? LOCK_EX : LOCK_SH) | LOCK_NB
    for _ in 0..<times {
      try Cancellation.check()
      guard flock(descriptor, operation) != 0, errno == EWOULDBLOCK || errno == EINTR else {
        return true
      }
      usleep(20_000)
    }
    return false
  }
}
