import Foundation

/// How many files a command may open: where there are none left, Dispatch traps.
enum OpenFiles {
  private static let least = 8

  /// What is wrong where too few may be opened; nil where enough may.
  static var complaint: String? {
    var opened: [Int32] = []
    defer { for file in opened { close(file) } }
    while opened.count < least {
      let file = open("/dev/null", O_RDONLY | O_CLOEXEC)
      guard file >= 0 else {
        return
          "open /dev/null: \(String(cString: strerror(errno))); \(opened.count) more files may be "
          + "opened, and \(least) are needed ('ulimit -n' shows and sets the limit)"
      }
      opened.append(file)
    }
    return nil
  }
}
