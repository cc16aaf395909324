import Foundation

/// Bytes that wait in a file without a name, which is gone with it.
final class Spool: @unchecked Sendable {
  // One thread writes it, before it is handed to another that reads.
  private let descriptor: Int32
  private let folder: URL
  private(set) var count = 0

  /// - Throws: `WinnowError` where no file can be made in `folder`.
  init(in folder: URL) throws {
    self.folder = folder
    var name = Array(folder.appending(path: ".winnow-spool-XXXXXX").path.utf8CString)
    descriptor = mkstemp(&name)
    guard descriptor >= 0 else { throw Self.failure("write", folder) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unlink(name)
  }

  deinit { close(descriptor) }

  /// - Throws: `WinnowError` where the disk does not take them.
  func append(_ bytes: Data) throws {
    try bytes.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        let written = write(descriptor, bytes.baseAddress! + done, bytes.count - done)
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { throw Self.failure("write", folder) }
        done += written
      }
    }
    count += bytes.count
  }

  /// Hands over what lies in `range`, a piece at a time.
  func pieces(of range: Range<Int>, _ body: (Data) throws -> Void) throws {
    var piece = Data(count: min(Self.piece, range.count))
    var place = range.lowerBound
    while place < range.upperBound {
      let wanted = min(piece.count, range.upperBound - place)
      let got = piece.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress!, wanted, off_t(place))
      }
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { throw Self.failure("read", folder) }
      try body(piece.prefix(got))
      place += got
    }
  }

  private static let piece = 1 << 20

  private static func failure(_ operation: String, _ folder: URL) -> WinnowError {
    WinnowError(operation, folder.path, code: errno)
  }
}
