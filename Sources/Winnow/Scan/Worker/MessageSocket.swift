import Foundation

/// Sends and receives values through a socket: four bytes of length, then a property list.
struct MessageSocket {
  /// The longest message that is believed: a day of video has less.
  static let longest = 1 << 30

  let descriptor: Int32

  /// The two ends of a new socket, closed in programs this process starts; nil with `errno` set
  /// where there is none to be had.
  static func pair() -> (MessageSocket, MessageSocket)? {
    var ends: [Int32] = [-1, -1]
    #if canImport(Glibc)
      let kind = Int32(SOCK_STREAM.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { return nil }
    for end in ends {
      // A worker that inherited another's socket would keep it open past that one's death.
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      #if canImport(Darwin)
        var on: Int32 = 1
        setsockopt(end, SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(MemoryLayout<Int32>.size))
      #endif
    }
    return (MessageSocket(descriptor: ends[0]), MessageSocket(descriptor: ends[1]))
  }

  func close() {
    _ = Foundation.close(descriptor)
  }

  /// A send to a dead process fails instead of raising SIGPIPE.
  #if canImport(Darwin)
    private static let quietly: Int32 = 0
  #else
    private static let quietly = Int32(MSG_NOSIGNAL)
  #endif

  /// Why no message came.
  enum Failure: Error {
    /// The other side has closed the socket, or died.
    case closed
    /// Nothing came in time.
    case timedOut
    /// What came is no message.
    case garbled
  }

  func send(_ message: some Encodable) throws {
    let encoder = PropertyListEncoder()
    encoder.outputFormat = .binary
    let body = try encoder.encode(message)
    let length = UInt32(truncatingIfNeeded: body.count).littleEndian
    try write(withUnsafeBytes(of: length) { Data($0) } + body)
  }

  /// The next message.
  ///
  /// - Parameter timeout: seconds to wait for each part of it; nil waits for ever.
  func receive<T: Decodable>(_ type: T.Type, timeout: Double? = nil) throws -> T {
    let header = try read(4, timeout)
    let length = header.withUnsafeBytes {
      Int(UInt32(littleEndian: $0.loadUnaligned(as: UInt32.self)))
    }
    guard length <= Self.longest else { throw Failure.garbled }
    let body = try read(length, timeout)
    do {
      return try PropertyListDecoder().decode(type, from: body)
    } catch {
      throw Failure.garbled
    }
  }

  private func write(_ data: Data) throws {
    try data.withUnsafeBytes { bytes in
      var sent = 0
      while sent < bytes.count {
        let count = Foundation.send(
          descriptor, bytes.baseAddress! + sent, bytes.count - sent, Self.quietly)
        if count > 0 { sent += count } else if errno != EINTR { throw Failure.closed }
      }
    }
  }

  private func read(_ count: Int, _ timeout: Double?) throws -> Data {
    var data = Data(count: count)
    try data.withUnsafeMutableBytes { bytes in
      var received = 0
      while received < count {
        try waitForInput(timeout)
        let got = Foundation.read(descriptor, bytes.baseAddress! + received, count - received)
        if got == 0 { throw Failure.closed }
        if got > 0 { received += got } else if errno != EINTR { throw Failure.closed }
      }
    }
    return data
  }

  private func waitForInput(_ timeout: Double?) throws {
    guard let timeout else { return }
    var descriptor = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let ready = poll(&descriptor, 1, Int32(clamping: Int((timeout * 1000).rounded(.up))))
    if ready == 0 { throw Failure.timedOut }
    if ready < 0, errno != EINTR { throw Failure.closed }
  }
}
