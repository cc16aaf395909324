import Foundation

extension URL {
  /// The file at `path` as the system understands it.
  ///
  /// Foundation alone takes a leading "~" for somebody's home directory, which is for the shell to do, and "a/.."
  /// for the directory of `a`, which it is not where `a` is a link.
  package init(literalPath path: String) {
    self.init(filePath: FilePath.absolute(path))
  }
}
