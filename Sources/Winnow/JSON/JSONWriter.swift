import WinnowCore

/// Writes JSON byte by byte, many lines one after another: `JSONEncoder` takes fifty times as long.
///
/// Numbers with a fraction have a decimal point or an exponent each time, since some readers take the type
/// of a column from its first values.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  /// Whether a comma belongs before what comes next.
  private var isBehindValue = false

  /// Lets go of what was written.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    isBehindValue = false
  }

  mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
    isBehindValue = false
  }

  /// A line of another kind of text.
  mutating func line(_ body: (inout [UInt8]) -> Void) {
    body(&bytes)
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
    bytes.append(UInt8(ascii: start))
    isBehindValue = false
    try body(&self)
    bytes.append(UInt8(ascii: end))
    isBehindValue = true
  }

  /// A key, which a value follows.
  mutating func key(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    isBehindValue = false
  }

  /// A key as `quotedKey` makes it.
  mutating func key(quoted name: [UInt8]) {
    separate()
    bytes += name
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
      bytes += "\(value)".utf8
    } else {
      var (rest, divisor) = (value, value > 99 ? 100 : value > 9 ? 10 : 1)
      while divisor > 0 {
        bytes.append(UInt8(ascii: "0") + UInt8(rest / divisor))
        (rest, divisor) = (rest % divisor, divisor / 10)
      }
    }
    isBehindValue = true
  }

  /// To six significant digits; null for no number.
  mutating func number(_ value: Double?) {
    guard let value, value.isFinite else { return null() }
    separate()
    value.appendSixDigits(to: &bytes)
    isBehindValue = true
  }

  /// To a millionth; null for no number.
  mutating func seconds(_ value: Double?) {
    guard let value, value.isFinite else { return null() }
    separate()
    value.appendMicroseconds(to: &bytes)
    isBehindValue = true
  }

  mutating func string(_ value: String?) {
    guard var value else { return null() }
    separate()
    bytes.append(UInt8(ascii: "\""))
    value.withUTF8 { text in
      var start = 0
      for (place, byte) in text.enumerated()
      where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        bytes.append(contentsOf: text[start..<place])
        escape(byte)
        start = place + 1
      }
      bytes.append(contentsOf: text[start...])
    }
    bytes.append(UInt8(ascii: "\""))
    isBehindValue = true
  }

  mutating func id(_ value: ContentID?) {
    guard let value else { return null() }
    separate()
    bytes.append(UInt8(ascii: "\""))
    value.append(to: &bytes)
    bytes.append(UInt8(ascii: "\""))
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
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    isBehindValue = true
  }

  private mutating func separate() {
    if isBehindValue { bytes.append(UInt8(ascii: ",")) }
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\n"): bytes.append(UInt8(ascii: "n"))
    case UInt8(ascii: "\r"): bytes.append(UInt8(ascii: "r"))
    case UInt8(ascii: "\t"): bytes.append(UInt8(ascii: "t"))
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case ..<0x20:
      bytes += "u00".utf8
      for digit in [byte >> 4, byte & 15] {
        bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
      }
    default: bytes.append(byte)
    }
  }
}
