import Foundation

/// Writes to stderr, where everything goes that is not data.
enum Terminal {
  static let isInteractive = isatty(STDERR_FILENO) == 1

  static func say(_ text: String) {
    write("\(printable(text))\n")
  }

  /// Names of files come from anywhere: control characters in them must not steer the terminal.
  private static func printable(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          let isControl = scalar.value < 0x20 && scalar != "\n" || 0x7F..<0xA0 ~= scalar.value
          return isControl ? "\u{FFFD}" : scalar
        }))
  }

  /// A stderr that cannot be written to is no reason to stop.
  private static func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }

  /// Replaces the last line of an interactive terminal.
  static func replaceLine(_ text: String) {
    write("\r\u{1B}[2K\(text.prefix(columns - 1))")
  }

  private static var columns: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else { return 80 }
    return Int(size.ws_col)
  }
}
