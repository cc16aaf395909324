/// A queue of integers as bytes, seven bits a byte, small magnitudes short (zigzag, LEB128).
struct VariableLengthBytes {
  private(set) var bytes: [UInt8]
  private var position = 0

  init(bytes: [UInt8] = []) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { position == bytes.count }

  mutating func append(_ values: Int64...) {
    for value in values {
      var rest = UInt64(bitPattern: (value << 1) ^ (value >> 63))
      while rest >= 0x80 {
        bytes.append(UInt8(rest & 0x7F) | 0x80)
        rest >>= 7
      }
      bytes.append(UInt8(rest))
    }
  }

  /// The next integer; nil at the end or where the bytes run out inside one.
  mutating func next() -> Int64? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while position < bytes.count, shift < 64 {
      let byte = bytes[position]
      position += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1) }
      shift += 7
    }
    return nil
  }
}
