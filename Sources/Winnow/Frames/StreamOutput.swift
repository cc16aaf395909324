import Foundation

/// Where a stream goes: a file, or a pipe whose reader may be slow, or go away.
package struct StreamOutput: Sendable {
  private let descriptor: Int32
  /// For messages.
  private let name: String

  /// The reader has gone.
  struct Gone: Error {}

  /// - Parameter descriptor: open for writing as long as this is used.
  package init(_ descriptor: Int32, name: String) {
    (self.descriptor, self.name) = (descriptor, name)
  }

  package static let standard = StreamOutput(STDOUT_FILENO, name: "standard output")

  /// Writes all of `bytes`, however long their reader takes.
  ///
  /// - Throws: `Gone`, `CancellationError`; `WinnowError` where they cannot be written.
  func write(_ bytes: some ContiguousBytes) throws {
    try bytes.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        try Cancellation.check()
        let count = min(bytes.count - done, Self.piece)
        let written = Foundation.write(descriptor, bytes.baseAddress! + done, count)
        if written > 0 { done += written } else if written < 0 { try waitOrThrow(errno) }
      }
    }
  }

  /// A pause now and then, since there may be a wish to stop.
  private static let piece = 1 << 16

  private func waitOrThrow(_ code: Int32) throws {
    switch code {
    case EINTR: return
    case EAGAIN:
      var state = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      _ = poll(&state, 1, 200)
    case EPIPE, ECONNRESET: throw Gone()
    default: throw WinnowError("write", name, reason: String(cString: strerror(code)))
    }
  }

  /// - Throws: `Gone` where nobody reads any more.
  func check() throws {
    var state = pollfd(fd: descriptor, events: 0, revents: 0)
    if poll(&state, 1, 0) > 0, state.revents & Int16(POLLERR) != 0 { throw Gone() }
  }
}
