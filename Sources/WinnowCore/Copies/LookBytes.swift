/// Bytes that are written at their end and read from their start.
struct LookBytes {
  private(set) var bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { place == bytes.count }

  /// Whether as many things of a size are left, so that a damaged count makes no room for them.
  func has(_ count: Int, of size: Int) -> Bool { count <= (bytes.count - place) / size }

  mutating func append(_ word: UInt64) {
    for byte in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(8 * byte))) }
  }

  /// Appends a number that is not negative, seven bits a byte, the lowest first.
  mutating func append(count: Int) {
    var rest = count
    while rest > 0x7F {
      bytes.append(UInt8(rest & 0x7F | 0x80))
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func append(samples: [UInt8]) { bytes += samples }

  mutating func byte() -> UInt8? {
    guard place < bytes.count else { return nil }
    defer { place += 1 }
    return bytes[place]
  }

  mutating func word() -> UInt64? {
    guard place + 8 <= bytes.count else { return nil }
    var word: UInt64 = 0
    for byte in 0..<8 { word |= UInt64(bytes[place + byte]) << UInt64(8 * byte) }
    place += 8
    return word
  }

  /// A number of at most 56 bits.
  mutating func number() -> Int? {
    var (number, shift) = (0, 0)
    while let byte = byte(), shift < 56 {
      number |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
    return nil
  }

  /// How many things of at least `size` bytes follow; nil where there is no room for them.
  mutating func count(atLeast size: Int) -> Int? {
    number().flatMap { has($0, of: size) ? $0 : nil }
  }

  mutating func samples(_ count: Int) -> ArraySlice<UInt8>? {
    guard has(count, of: 1) else { return nil }
    defer { place += count }
    return bytes[place..<place + count]
  }
}
