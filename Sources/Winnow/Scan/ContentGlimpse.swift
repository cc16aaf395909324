import Foundation
import WinnowMedia

/// A few bytes of a file, by which most of those that are not the same are told apart without being read.
struct ContentGlimpse: Hashable {
  private var size: Int64
  private var hash: ContentHash

  /// Files up to this size are as soon read as looked at, in bytes.
  static let least: Int64 = 1 << 20

  /// Of the beginning, the middle and the end; nil where these cannot be read.
  init?(of source: VideoSource) {
    // Without waiting for a writer, where a pipe has taken the file's place.
    let descriptor = open(source.absolutePath, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    size = source.size
    let length = Int(min(Int64(Self.length), size))
    var bytes: [UInt8] = []
    for start in [0, size / 2, size] {
      var piece = [UInt8](repeating: 0, count: length)
      let count = pread(descriptor, &piece, length, off_t(min(start, size - Int64(length))))
      guard count == length else { return nil }
      bytes += piece
    }
    hash = ContentHash(of: bytes)
  }

  private static let length = 1 << 14
}

extension VideoSource {
  /// Whether most of it is holes, and many: to read these would take longer than anything else.
  var isMostlyHoles: Bool {
    var status = stat()
    guard stat(absolutePath, &status) == 0 else { return false }
    let held = Int64(status.st_blocks) &* 512
    return size > 1 << 30 && held < size / 2
  }
}
