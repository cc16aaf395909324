import Foundation

/// The place results go to: a folder, or where it would be made.
struct OutputPlace: Encodable, Sendable {
  /// The folder, or the nearest one above it that is there.
  var folder: String
  /// The file system's kind, "ext4" or "nfs4"; "unknown" where the system does not tell.
  var fileSystem: String
  /// Bytes that may still be written; nil where the system does not tell.
  var free: UInt64?
  var isWritable: Bool
  /// Whether the file system keeps two commands from writing at the same time; nil where the folder
  /// cannot be opened.
  var hasLocks: Bool?

  init(path: String) {
    var folder = URL(literalPath: InputWalker.absolute(path))
    while !FileManager.default.fileExists(atPath: folder.path), folder.path != "/" {
      folder.deleteLastPathComponent()
    }
    self.folder = InputWalker.absolute(folder.path)
    fileSystem = Self.fileSystem(of: self.folder)
    free = Self.free(self.folder)
    isWritable = access(self.folder, W_OK | X_OK) == 0
    hasLocks = Self.hasLocks(self.folder)
  }

  var complaints: [String] {
    var complaints: [String] = []
    if !isWritable { complaints.append("\(folder) cannot be written to") }
    if hasLocks == nil { complaints.append("\(folder) is no folder that can be read") }
    if hasLocks == false {
      complaints.append("\(folder) has no locks: see to it that one command at a time writes there")
    }
    if let free, free < 1 << 30 { complaints.append("\(folder) has less than 1 GB free") }
    return complaints
  }

  private static func free(_ folder: String) -> UInt64? {
    var status = statvfs()
    guard statvfs(folder, &status) == 0 else { return nil }
    return UInt64(status.f_bavail) * UInt64(status.f_frsize)
  }

  private static func hasLocks(_ folder: String) -> Bool? {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { _ = close(descriptor) }
    // One that another command holds is a lock all the same.
    return flock(descriptor, LOCK_SH | LOCK_NB) == 0 || errno == EWOULDBLOCK
  }

  /// The kind of the mount that is nearest above `folder`.
  private static func fileSystem(of folder: String) -> String {
    guard let mounts = Machine.contents("/proc/self/mounts") else { return "unknown" }
    let path = URL(filePath: folder).resolvingSymlinksInPath().path
    var nearest = (length: 0, kind: "unknown")
    for mount in mounts.split(separator: "\n") {
      let fields = mount.split(separator: " ")
      guard fields.count > 2 else { continue }
      // Spaces in names are written as octal numbers.
      let point = String(fields[1].replacing("\\040", with: " "))
      // A later mount at the same place hides an earlier one.
      if FilePath.below(point, path) != nil, point.utf8.count >= nearest.length {
        nearest = (point.utf8.count, String(fields[2]))
      }
    }
    return nearest.kind
  }
}
