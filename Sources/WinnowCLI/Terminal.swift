import Foundation
import Winnow

/// Writes to stderr, where everything goes that is not data, and data to stdout.
enum Terminal {
  static let isInteractive = isatty(STDERR_FILENO) == 1

  /// Whether colours are wanted: on a terminal that can show them, unless NO_COLOR says otherwise.
  static let isColoured: Bool = {
    let environment = ProcessInfo.processInfo.environment
    return isInteractive && (environment["NO_COLOR"] ?? "").isEmpty
      && !["", "dumb"].contains(environment["TERM"] ?? "")
  }()

  /// `text` in green, where colours are wanted.
  static func accented(_ text: String) -> String {
    isColoured && !text.isEmpty ? "\u{1B}[32m\(text)\u{1B}[39m" : text
  }

  static func say(_ message: Message) {
    write("\(message.text)\n")
  }

  /// Shows what a person reads on stdout.
  static func show(_ message: Message, terminator: String = "\n") {
    Swift.print(message.text, terminator: terminator)
  }

  /// Writes to stdout what programs read, as it is.
  static func data(_ text: String, terminator: String = "\n") {
    Swift.print(text, terminator: terminator)
  }

  /// Shows an answer to a person, or to a program as JSON.
  static func show(_ answer: some Encodable & CustomStringConvertible, json: Bool) throws {
    if json { data(try JSONLine.text(answer)) } else { show(.lines(answer)) }
  }

  /// A stderr that cannot be written to is no reason to stop.
  private static func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }

  /// Replaces the last line of an interactive terminal.
  static func replaceLine(_ text: String) {
    write("\r\u{1B}[2K\(text.prefixShown(columns - 1))")
  }

  private static var columns: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else { return 80 }
    return Int(size.ws_col)
  }
}

extension String {
  /// As much as takes `width` columns, colours not counted; these end where the text is cut.
  func prefixShown(_ width: Int) -> String {
    var (shown, text, isCode) = (0, "", false)
    for character in self {
      if character == "\u{1B}" { isCode = true }
      if !isCode { shown += 1 }
      if isCode || shown <= width { text.append(character) }
      if isCode, character.isLetter { isCode = false }
    }
    return text
  }
}
