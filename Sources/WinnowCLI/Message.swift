import WinnowCore

/// Text for a person. Whatever is put into it between "\(" and ")" may have come from outside, the name of a file
/// say: it stays on its line and cannot steer the terminal.
struct Message: ExpressibleByStringInterpolation {
  let text: String

  init(stringLiteral text: String) { self.text = text }

  init(stringInterpolation parts: StringInterpolation) { text = parts.text }

  private init(text: String) { self.text = text }

  /// A text of several lines, in each of which what came from outside is printable already. What steers terminals
  /// does not get through here either.
  static func lines(_ text: some CustomStringConvertible) -> Message {
    Message(text: text.description.printableLines)
  }

  static func + (first: Message, second: Message) -> Message {
    Message(text: first.text + second.text)
  }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ literal: String) { text += literal }

    mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      text += value.description.printable
    }

    mutating func appendInterpolation(_ message: Message) { text += message.text }
  }
}

@available(
  *, unavailable, message: "say it by Terminal.say, show or data, which know what may be in a name"
)
func print(_ items: Any..., separator: String = " ", terminator: String = "\n") {}
