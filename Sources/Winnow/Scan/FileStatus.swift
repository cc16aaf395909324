import Foundation

/// What the system knows of a file.
struct FileStatus {
  var isDirectory = false
  var device: UInt64 = 0
  var number: UInt64 = 0
  /// Bytes.
  var size: Int64 = 0
  /// Nanoseconds since 1970.
  var modified: Int64 = 0
  var changed: Int64 = 0
  /// Why it is not worth opening; nil where it is, and for a directory.
  var refusal: VideoSource.Refusal?

  /// Of a file that is not to be opened.
  init(refusal: VideoSource.Refusal) { self.refusal = refusal }

  /// Of the file at `path`, links followed; nil with `errno` set where the system cannot be asked.
  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  init(_ status: stat) {
    let kind = status.st_mode & S_IFMT
    #if canImport(Darwin)
      let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (modified, changed) = (status.st_mtim, status.st_ctim)
    #endif
    isDirectory = kind == S_IFDIR
    (device, number) = (UInt64(status.st_dev), UInt64(status.st_ino))
    size = Int64(status.st_size)
    (self.modified, self.changed) = (Self.nanoseconds(modified), Self.nanoseconds(changed))
    refusal = kind == S_IFREG || kind == S_IFDIR ? nil : .notVideo("not a regular file")
  }

  /// Since 1970; the year 2262 for all that is later.
  private static func nanoseconds(_ time: timespec) -> Int64 {
    let (seconds, overflow) = Int64(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
    return overflow ? (time.tv_sec < 0 ? .min : .max) : seconds &+ Int64(time.tv_nsec)
  }
}

extension VideoSource {
  /// A file at `path` below `root`.
  init(root: String, path: String, _ status: FileStatus) {
    self.init(
      root: root, path: path, size: status.size, modified: status.modified,
      changed: status.changed, refusal: status.refusal)
  }
}
