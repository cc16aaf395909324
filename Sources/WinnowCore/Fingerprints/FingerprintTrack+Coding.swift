extension FingerprintTrack {
  /// Bytes before the first moment: "WFT", the version of the layout, the number of moments.
  static let headerLength = 8
  /// Bytes of a moment: start and end (4 each), then for wide, medium and tight the code's bits
  /// (32), its mask (32) and the key (8).
  static let momentLength = 8 + 3 * 72
  private static let signature: [UInt8] = [0x57, 0x46, 0x54, 1]

  /// The track as the catalog stores it: 224 bytes a moment, integers little-endian.
  public var encoded: [UInt8] {
    var bytes = Self.signature
    bytes.reserveCapacity(Self.headerLength + Self.momentLength * moments.count)
    bytes.append(littleEndian: UInt32(moments.count))
    for moment in moments {
      bytes.append(littleEndian: UInt32(bitPattern: moment.start))
      bytes.append(littleEndian: UInt32(bitPattern: moment.end))
      for region in [moment.wide, moment.medium, moment.tight] {
        bytes.append(region.code.bits)
        bytes.append(region.code.mask)
        bytes.append(littleEndian: region.key.bits)
      }
    }
    return bytes
  }

  /// Restores `encoded`; nil where the bytes are not such a code.
  public init?(encoded: [UInt8]) {
    self.init()
    var reader = LittleEndianReader(bytes: encoded)
    guard encoded.starts(with: Self.signature), encoded.count >= Self.headerLength else {
      return nil
    }
    reader.position = Self.signature.count
    let count = Int(reader.next() as UInt32)
    guard encoded.count == Self.headerLength + count * Self.momentLength else { return nil }
    var moments: [FingerprintMoment] = []
    moments.reserveCapacity(count)
    for _ in 0..<count {
      guard let moment = reader.nextMoment(), Self.follows(moment, moments.last) else {
        return nil
      }
      moments.append(moment)
    }
    append(moments)
  }
}

extension [UInt8] {
  fileprivate mutating func append(littleEndian value: some FixedWidthInteger) {
    for byte in 0..<value.bitWidth / 8 {
      append(UInt8(truncatingIfNeeded: value >> (8 * byte)))
    }
  }

  fileprivate mutating func append(_ bits: Bits256) {
    for word in [bits.words.0, bits.words.1, bits.words.2, bits.words.3] {
      append(littleEndian: word)
    }
  }
}

/// Reads integers one after the other; whoever uses it has checked that they are there.
private struct LittleEndianReader {
  let bytes: [UInt8]
  var position = 0

  mutating func next<Value: FixedWidthInteger>() -> Value {
    var value: Value = 0
    for byte in 0..<Value.bitWidth / 8 {
      value |= Value(truncatingIfNeeded: bytes[position + byte]) << (8 * byte)
    }
    position += Value.bitWidth / 8
    return value
  }

  mutating func nextMoment() -> FingerprintMoment? {
    let start: UInt32 = next()
    let end: UInt32 = next()
    guard let wide = nextRegion(), let medium = nextRegion(), let tight = nextRegion() else {
      return nil
    }
    return FingerprintMoment(
      start: Int32(bitPattern: start), end: Int32(bitPattern: end), wide: wide, medium: medium,
      tight: tight)
  }

  private mutating func nextRegion() -> RegionCode? {
    let code = ContrastCode(bits: nextBits(), mask: nextBits())
    return CoarseKey(bits: next()).map { RegionCode(code: code, key: $0) }
  }

  private mutating func nextBits() -> Bits256 {
    let (a, b): (UInt64, UInt64) = (next(), next())
    let (c, d): (UInt64, UInt64) = (next(), next())
    return Bits256(a, b, c, d)
  }
}
