import CCrypto
import Foundation
import WinnowCore

/// The SHA-256 of bytes, by OpenSSL.
package struct ContentHash: Hashable, Sendable {
  package static let length = 32
  /// `length` bytes.
  package let bytes: [UInt8]

  /// The hash of `content`.
  package init(of content: [UInt8]) {
    let digest = Digest()
    content.withUnsafeBytes { digest.update($0) }
    bytes = digest.finish()
  }

  /// Sixty-four hexadecimal digits.
  package var text: String { bytes.map { String(format: "%02x", $0) }.joined() }

  /// The name that the bytes give: the first half of the hash.
  package var id: ContentID { ContentID(bytes: bytes) }

  /// Reads the file at `path` from its beginning to its end, in pieces.
  ///
  /// - Parameters:
  ///   - size: the bytes it must have.
  ///   - onPiece: told how many bytes have been read so far; false ends the reading.
  /// - Returns: nil where it is not of this size, or was not to be read on.
  /// - Throws: where it cannot be read.
  package init?(
    of path: String, size: Int64, onPiece: (Int64) -> Bool = { _ in true }
  ) throws(MediaError) {
    // Without waiting for a writer, where a pipe has taken the file's place.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Self.refusal(path) }
    defer { close(descriptor) }
    let digest = Digest()
    var left = size
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    while onPiece(size - left) {
      let count = read(descriptor, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Self.refusal(path) }
      guard count <= left else { return nil }
      if count == 0 { break }
      piece.withUnsafeBytes { digest.update(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
      left -= Int64(count)
    }
    guard left == 0, onPiece(size) else { return nil }
    bytes = digest.finish()
  }

  private static func refusal(_ path: String) -> MediaError {
    MediaError(.read, path: path, reason: String(cString: strerror(errno)))
  }
}

/// Owns the state of one hash.
private final class Digest {
  private let context = EVP_MD_CTX_new()

  init() { EVP_DigestInit_ex(context, EVP_sha256(), nil) }

  deinit { EVP_MD_CTX_free(context) }

  func update(_ bytes: UnsafeRawBufferPointer) {
    EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
  }

  func finish() -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: ContentHash.length)
    EVP_DigestFinal_ex(context, &digest, nil)
    return digest
  }
}
