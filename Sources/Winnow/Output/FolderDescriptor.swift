import Foundation

/// Owns the descriptor of a directory, which stays the same one whatever becomes of its path.
final class FolderDescriptor: Sendable {
  let number: Int32

  /// Opens the directory at `path`, wherever links lead; nil with `errno` set where there is none.
  init?(_ path: String) {
    let opened = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard opened >= 0 else { return nil }
    number = opened
  }

  /// Opens the directory `name` in another; a link is none.
  init?(_ name: String, in folder: FolderDescriptor) {
    let opened = openat(folder.number, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard opened >= 0 else { return nil }
    number = opened
  }

  deinit { close(number) }

  /// What the system knows of `name` in it, links not followed; nil with `errno` set where there is nothing.
  func status(_ name: String) -> stat? {
    var status = stat()
    return fstatat(number, name, &status, AT_SYMLINK_NOFOLLOW) == 0 ? status : nil
  }

  /// The names in it, in no order; nil with `errno` set where they cannot be read.
  var names: [String]? {
    let copy = openat(number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0 else { return nil }
    guard let listing = fdopendir(copy) else {
      let code = errno
      close(copy)
      errno = code
      return nil
    }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
