import Foundation

/// Reads a file or standard input piece by piece, and can be told to stop while it waits for more.
final class ListInput {
  /// What there is to be read by now.
  enum Piece {
    case bytes([UInt8])
    case nothingYet
    case end
  }

  /// How a file is called in messages: "-" is standard input.
  static func name(_ path: String) -> String { path == "-" ? "standard input" : path }

  private let descriptor: Int32
  private let name: String

  /// - Parameter path: "-" for standard input.
  init(_ path: String) throws {
    name = Self.name(path)
    descriptor = path == "-" ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure }
  }

  deinit { close(descriptor) }

  /// nil at the end.
  func next() throws -> [UInt8]? {
    while true {
      switch try piece() {
      case .bytes(let bytes): return bytes
      case .nothingYet: continue
      case .end: return nil
      }
    }
  }

  /// Waits a tenth of a second at most.
  func piece() throws -> Piece {
    try Cancellation.check()
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let ready = poll(&waiting, 1, 100)
    if ready == 0 || ready < 0 && errno == EINTR { return .nothingYet }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(descriptor, &bytes, bytes.count)
    if count < 0, errno == EINTR { return .nothingYet }
    guard count >= 0 else { throw failure }
    return count == 0 ? .end : .bytes(Array(bytes[..<count]))
  }

  private var failure: WinnowError {
    WinnowError("read", name, code: errno)
  }
}
