import CFFmpeg
import Foundation

/// The SHA-256 of bytes, by FFmpeg.
public struct ContentHash: Hashable, Sendable {
  public static let length = 32
  /// `length` bytes.
  public let bytes: [UInt8]

  /// Nil where these are not `length` bytes.
  public init?(bytes: [UInt8]) {
    guard bytes.count == Self.length else { return nil }
    self.bytes = bytes
  }

  /// The hash of `content`.
  public init(of content: [UInt8]) {
    var digest = [UInt8](repeating: 0, count: Self.length)
    if let state = av_sha_alloc() {
      defer { av_free(UnsafeMutableRawPointer(state)) }
      av_sha_init(state, 256)
      av_sha_update(state, content, content.count)
      av_sha_final(state, &digest)
    }
    bytes = digest
  }

  /// Sixty-four hexadecimal digits.
  public var text: String { bytes.map { String(format: "%02x", $0) }.joined() }

  /// Reads the file at `path` from its beginning to its end, in pieces.
  ///
  /// - Parameters:
  ///   - size: the bytes it must have.
  ///   - shouldGoOn: asked between pieces; false ends the reading.
  /// - Returns: nil where it cannot be read, is not of this size, or was not to be read on.
  public init?(of path: String, size: Int64, shouldGoOn: () -> Bool = { true }) {
    // Without waiting for a writer, where a pipe has taken the file's place.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard let state = av_sha_alloc() else { return nil }
    defer { av_free(UnsafeMutableRawPointer(state)) }
    av_sha_init(state, 256)
    var left = size
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    while shouldGoOn() {
      let count = read(descriptor, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0, count <= left else { return nil }
      if count == 0 { break }
      av_sha_update(state, piece, count)
      left -= Int64(count)
    }
    guard left == 0, shouldGoOn() else { return nil }
    var digest = [UInt8](repeating: 0, count: Self.length)
    av_sha_final(state, &digest)
    bytes = digest
  }
}
