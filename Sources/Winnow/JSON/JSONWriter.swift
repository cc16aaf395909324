import WinnowCore

/// Writes JSON byte by byte, many lines one after another: `JSONEncoder` takes fifty times as long.
///
/// Numbers with a fraction have a decimal point or an exponent each time, since some readers take the type
/// of a column from its first values.
struct JSONWriter: ~Copyable {
  private var buffer = ByteBuffer()
  /// Whether a comma belongs before what comes next.
  private var isBehindValue = false

  /// What was written.
  var bytes: [UInt8] { buffer.bytes }

  var count: Int { buffer.count }

  /// Lets go of what was written.
  mutating func removeAll() {
    buffer.removeAll()
    isBehindValue = false
  }

  mutating func endLine() {
    buffer.append(UInt8(ascii: "\n"))
    isBehindValue = false
  }

  /// A line of another kind of text.
  mutating func line(_ body: (inout ByteBuffer) -> Void) {
    body(&buffer)
    endLine()
  }

  // MARK: Containers

  mutating func object(_ body: (inout JSONWriter) throws -> Void) rethrows {
    try container("{", "}", body)
  }

  mutating func list(_ body: (inout JSONWriter) throws -> Void) rethrows {
    try container("[", "]", body)
  }

  private mutating func container(
    _ start: Unicode.Scalar, _ end: Unicode.Scalar, _ body: (inout JSONWriter) throws -> Void
  ) rethrows {
    separate()
    buffer.append(UInt8(ascii: start))
    isBehindValue = false
    try body(&self)
    buffer.append(UInt8(ascii: end))
    isBehindValue = true
  }

  /// A key, which a value follows.
  mutating func key(_ name: StaticString) {
    separate()
    buffer.append(UInt8(ascii: "\""))
    buffer.append(name)
    buffer.append("\":")
    isBehindValue = false
  }

  /// A key that has nothing to escape.
  mutating func key(plain name: String) {
    separate()
    buffer.append(UInt8(ascii: "\""))
    buffer.append(name)
    buffer.append("\":")
    isBehindValue = false
  }

  /// A key as `quotedKey` makes it.
  mutating func key(quoted name: ArraySlice<UInt8>) {
    separate()
    buffer.append(name)
    isBehindValue = false
  }

  static func quotedKey(_ name: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.string(name)
    return writer.bytes + [UInt8(ascii: ":")]
  }

  // MARK: Values

  mutating func null() { raw("null") }

  mutating func truth(_ value: Bool) { raw(value ? "true" : "false") }

  mutating func integer(_ value: Int?) {
    guard let value else { return null() }
    separate()
    if value < 0 || value > 999 {
      buffer.append("\(value)")
    } else {
      var (rest, divisor) = (value, value > 99 ? 100 : value > 9 ? 10 : 1)
      while divisor > 0 {
        buffer.append(UInt8(ascii: "0") + UInt8(rest / divisor))
        (rest, divisor) = (rest % divisor, divisor / 10)
      }
    }
    isBehindValue = true
  }

  /// A value that is JSON already, such as the digits of a number.
  mutating func json(_ text: String) {
    separate()
    buffer.append(text)
    isBehindValue = true
  }

  /// To six significant digits; null for no number.
  mutating func number(_ value: Double?) {
    guard let value, value.isFinite else { return null() }
    separate()
    value.appendSixDigits(to: &buffer)
    isBehindValue = true
  }

  /// By the shortest text that means it; null for no number.
  mutating func exact(_ value: Double?) {
    guard let value, value.isFinite else { return null() }
    separate()
    value.appendShortest(to: &buffer)
    isBehindValue = true
  }

  /// The same of the next of many numbers in objects.
  ///
  /// - Parameter start: what stands before it: a comma between two of the same object, the braces that begin
  ///   objects, and keys. `end` writes the braces that end them.
  mutating func number(_ value: Double, behind start: ArraySlice<UInt8>) {
    separate()
    buffer.append(start)
    if value.isFinite { value.appendSixDigits(to: &buffer) } else { buffer.append("null") }
    isBehindValue = false
  }

  mutating func end(_ brace: StaticString) {
    buffer.append(brace)
    isBehindValue = true
  }

  /// To a millionth; null for no number.
  mutating func seconds(_ value: Double?) {
    guard let value, value.isFinite else { return null() }
    separate()
    value.appendMicroseconds(to: &buffer)
    isBehindValue = true
  }

  mutating func string(_ value: String?) {
    guard var value else { return null() }
    separate()
    buffer.append(UInt8(ascii: "\""))
    value.withUTF8 { text in
      var start = 0
      for (place, byte) in text.enumerated()
      where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        buffer.append(UnsafeBufferPointer(rebasing: text[start..<place]))
        escape(byte)
        start = place + 1
      }
      buffer.append(UnsafeBufferPointer(rebasing: text[start...]))
    }
    buffer.append(UInt8(ascii: "\""))
    isBehindValue = true
  }

  mutating func id(_ value: ContentID?) {
    guard let value else { return null() }
    separate()
    buffer.append(UInt8(ascii: "\""))
    buffer.append(atMost: ContentID.digits) { value.write(to: $0) }
    buffer.append(UInt8(ascii: "\""))
    isBehindValue = true
  }

  mutating func rect(_ value: PixelRect) {
    list { list in
      list.integer(value.x)
      list.integer(value.y)
      list.integer(value.width)
      list.integer(value.height)
    }
  }

  private mutating func raw(_ text: StaticString) {
    separate()
    buffer.append(text)
    isBehindValue = true
  }

  private mutating func separate() {
    if isBehindValue { buffer.append(UInt8(ascii: ",")) }
  }

  private mutating func escape(_ byte: UInt8) {
    buffer.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\n"): buffer.append(UInt8(ascii: "n"))
    case UInt8(ascii: "\r"): buffer.append(UInt8(ascii: "r"))
    case UInt8(ascii: "\t"): buffer.append(UInt8(ascii: "t"))
    case 0x08: buffer.append(UInt8(ascii: "b"))
    case 0x0C: buffer.append(UInt8(ascii: "f"))
    case ..<0x20:
      buffer.append("u00")
      for digit in [byte >> 4, byte & 15] {
        buffer.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
      }
    default: buffer.append(byte)
    }
  }
}
