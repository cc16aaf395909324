import Foundation

/// Sends and receives values through file descriptors: four bytes of length, then a property list.
struct MessagePipe {
  /// The longest message that is believed: a day of video has less.
  static let longest = 1 << 30

  let input: Int32
  let output: Int32

  /// Why no message came.
  enum Failure: Error {
    /// The other side has closed the pipe, or died.
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
    let length = header.withUnsafeBytes { Int(UInt32(littleEndian: $0.loadUnaligned(as: UInt32.self))) }
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
        let count = Foundation.write(output, bytes.baseAddress! + sent, bytes.count - sent)
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
        let got = Foundation.read(input, bytes.baseAddress! + received, count - received)
        if got == 0 { throw Failure.closed }
        if got > 0 { received += got } else if errno != EINTR { throw Failure.closed }
      }
    }
    return data
  }

  private func waitForInput(_ timeout: Double?) throws {
    guard let timeout else { return }
    var descriptor = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
    let ready = poll(&descriptor, 1, Int32(clamping: Int((timeout * 1000).rounded(.up))))
    if ready == 0 { throw Failure.timedOut }
    if ready < 0, errno != EINTR { throw Failure.closed }
  }
}
