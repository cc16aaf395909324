import Foundation

/// Has the system write to its disk what it keeps in memory, so that a power cut does not lose it.
enum DiskSync {
  /// Beyond so many files it is cheaper to have all written that their file system holds.
  static let few = 8

  /// Syncs an open file or directory.
  ///
  /// - Throws: `WinnowError` where something could not be written; a file system that cannot sync is none.
  static func sync(_ descriptor: Int32, _ name: String) throws {
    #if canImport(Darwin)
      // Anything less ends in the cache of the drive.
      if fcntl(descriptor, F_FULLFSYNC) == 0 { return }
    #endif
    while fsync(descriptor) != 0 {
      if errno == EINTR { continue }
      try refuse(name)
      return
    }
  }

  /// Syncs all of the file system that holds an open file.
  ///
  /// - Returns: false where this system or file system has no such call.
  static func syncAll(around descriptor: Int32, _ name: String) throws -> Bool {
    guard let syncfs else { return false }
    if syncfs(descriptor) == 0 { return true }
    try refuse(name)
    return false
  }

  private static func refuse(_ name: String) throws {
    guard ![EINVAL, ENOTSUP, EOPNOTSUPP, ENOSYS, EROFS].contains(errno) else { return }
    throw WinnowError("write", name, code: errno)
  }

  private typealias Call = @convention(c) @Sendable (Int32) -> Int32

  /// A call of Linux that its headers do not show Swift.
  private static let syncfs: Call? = {
    #if canImport(Darwin)
      nil
    #else
      dlsym(nil, "syncfs").map { unsafeBitCast($0, to: Call.self) }
    #endif
  }()
}
