import Foundation

/// Sends and receives values through a socket: four bytes of length, then a property list. Bytes that are many
/// follow as they are, in pieces that have four bytes of length each.
///
/// Not thread-safe.
final class MessageSocket {
  /// The longest message that is believed: a day of video has less.
  static let longest = 1 << 30
  /// Bytes of a piece.
  private static let piece = 1 << 18

  let descriptor: Int32
  /// The part being read, the length or the body of a message, as far as it has come.
  private var part = Data()
  /// The length of the message whose body is being read.
  private var length: Int?
  /// Whether anything has come since the message was last asked for.
  private var isMoving = false

  init(descriptor: Int32) {
    self.descriptor = descriptor
  }

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
    /// Some of a message came in time; the next call reads on.
    case unfinished
    /// What came is no message.
    case garbled
  }

  func send(_ message: some Encodable) throws {
    let encoder = PropertyListEncoder()
    encoder.outputFormat = .binary
    try sendFrame(encoder.encode(message))
  }

  func send(bytes: Data) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      try sendFrame(rest.prefix(Self.piece))
      rest = rest.dropFirst(Self.piece)
    }
  }

  private func sendFrame(_ body: Data) throws {
    let length = UInt32(truncatingIfNeeded: body.count).littleEndian
    try withUnsafeBytes(of: length) { try write($0) }
    try body.withUnsafeBytes { try write($0) }
  }

  /// The next message. What has come of it when time is up is kept for the next call.
  ///
  /// - Parameter timeout: seconds to wait for it; nil waits for ever.
  func receive<T: Decodable>(_ type: T.Type, timeout: Double? = nil) throws -> T {
    let body = try receiveFrame(timeout, longest: Self.longest)
    do {
      return try PropertyListDecoder().decode(type, from: body)
    } catch {
      throw Failure.garbled
    }
  }

  /// The next piece of bytes, as for messages.
  func receiveBytes(timeout: Double? = nil) throws -> Data {
    try receiveFrame(timeout, longest: Self.piece)
  }

  private func receiveFrame(_ timeout: Double?, longest: Int) throws -> Data {
    let deadline = timeout.map { ContinuousClock.now + .seconds($0) }
    isMoving = false
    let length = try self.length ?? readLength(deadline)
    guard length <= longest else { throw Failure.garbled }
    self.length = length
    let body = try read(length, deadline)
    self.length = nil
    return body
  }

  private func readLength(_ deadline: ContinuousClock.Instant?) throws -> Int {
    let header = try read(4, deadline)
    return header.withUnsafeBytes {
      Int(UInt32(littleEndian: $0.loadUnaligned(as: UInt32.self)))
    }
  }

  private func write(_ bytes: UnsafeRawBufferPointer) throws {
    var sent = 0
    while sent < bytes.count {
      let count = Foundation.send(
        descriptor, bytes.baseAddress! + sent, bytes.count - sent, Self.quietly)
      if count > 0 { sent += count } else if errno != EINTR { throw Failure.closed }
    }
  }

  /// Reads on until the part has `count` bytes, and hands it over.
  private func read(_ count: Int, _ deadline: ContinuousClock.Instant?) throws -> Data {
    var buffer = [UInt8](repeating: 0, count: min(count, 1 << 16))
    while part.count < count {
      guard try hasInput(before: deadline) else {
        throw isMoving ? Failure.unfinished : Failure.timedOut
      }
      let got = Foundation.read(descriptor, &buffer, min(buffer.count, count - part.count))
      if got == 0 { throw Failure.closed }
      guard got > 0 else {
        if errno == EINTR { continue }
        throw Failure.closed
      }
      part.append(contentsOf: buffer[..<got])
      isMoving = true
    }
    defer { part = Data() }
    return part
  }

  /// Waits for something to read; false where time is up.
  private func hasInput(before deadline: ContinuousClock.Instant?) throws -> Bool {
    guard let deadline else { return true }
    while true {
      let left = max(.zero, deadline - .now)
      var descriptor = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = poll(&descriptor, 1, Int32(clamping: Int((left / .milliseconds(1)).rounded(.up))))
      if ready >= 0 { return ready > 0 }
      guard errno == EINTR else { throw Failure.closed }
    }
  }
}
