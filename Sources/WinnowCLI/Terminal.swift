import Foundation

/// Writes to stderr, where everything goes that is not data.
enum Terminal {
  static let isInteractive = isatty(STDERR_FILENO) == 1

  static func say(_ text: String) {
    FileHandle.standardError.write(Data("\(text)\n".utf8))
  }

  /// Replaces the last line of an interactive terminal.
  static func replaceLine(_ text: String) {
    FileHandle.standardError.write(Data("\r\u{1B}[2K\(text.prefix(columns - 1))".utf8))
  }

  private static var columns: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else { return 80 }
    return Int(size.ws_col)
  }
}
