import Foundation

extension URL {
  /// The file at `path` as the system understands it.
  ///
  /// Foundation alone takes a leading "~" for somebody's home directory. That is for the shell to
  /// do, which has done it where it was meant: what is left is a file of that name.
  package init(literalPath path: String) {
    self.init(filePath: path.hasPrefix("~") ? "./\(path)" : path)
  }
}
