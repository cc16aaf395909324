import Foundation

/// Looks whether the process that started this one is there.
///
/// Not by the signal that Linux sends then: it comes when the thread ends that started this process.
struct ParentWatch {
  private let parent = getppid()
  private let descriptor: Int32
  /// Milliseconds between two looks.
  private static let pause: Int32 = 250

  init(readsInput: Bool) {
    // Of a terminal or a file the end says nothing either.
    descriptor = readsInput || !Self.isPipe(STDIN_FILENO) ? -1 : STDIN_FILENO
  }

  private static func isPipe(_ descriptor: Int32) -> Bool {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return false }
    return [S_IFIFO, S_IFSOCK].contains(status.st_mode & S_IFMT)
  }

  /// Sends this process SIGTERM once its parent is gone. It has to be waited for, or blocked.
  func begin() {
    Thread.detachNewThread { [self] in
      while getppid() == parent, !hasClosed() {}
      kill(getpid(), SIGTERM)
    }
  }

  /// Waits a little for the other end to close. What it writes is thrown away.
  private func hasClosed() -> Bool {
    // A negative descriptor is waited for in vain.
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&waiting, 1, Self.pause) > 0 else { return false }
    if Int32(waiting.revents) & POLLNVAL != 0 { return true }
    var thrown = [UInt8](repeating: 0, count: 4096)
    let count = read(descriptor, &thrown, thrown.count)
    return count == 0 || count < 0 && ![EINTR, EAGAIN].contains(errno)
  }
}
