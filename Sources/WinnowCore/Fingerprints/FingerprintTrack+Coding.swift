extension FingerprintTrack {
  /// Bytes before the first moment: "WFT", the version of the layout, the number of moments.
  static let headerLength = 8
  /// Bytes of a picture.
  static let pictureLength = FingerprintMoment.side * FingerprintMoment.side
  private static let signature: [UInt8] = [0x57, 0x46, 0x54, 2]

  /// The track as the catalog stores it, integers little-endian: for each moment its start and end
  /// (4 bytes each), the number of its pictures (1 or 2), and these, the one inside the bars first.
  package var encoded: [UInt8] {
    var bytes = Self.signature
    bytes.reserveCapacity(Self.headerLength + (9 + Self.pictureLength) * moments.count)
    bytes.append(littleEndian: UInt32(moments.count))
    for moment in moments {
      bytes.append(littleEndian: UInt32(bitPattern: moment.start))
      bytes.append(littleEndian: UInt32(bitPattern: moment.end))
      bytes.append(moment.frame == nil ? 1 : 2)
      bytes += moment.picture.samples
      if let frame = moment.frame { bytes += frame.samples }
    }
    return bytes
  }

  /// Restores `encoded`; nil where the bytes are not such a code.
  package init?(encoded: [UInt8]) {
    self.init()
    guard encoded.starts(with: Self.signature) else { return nil }
    var reader = MomentBytes(bytes: encoded[Self.signature.count...])
    guard let count = reader.word() else { return nil }
    var moments: [FingerprintMoment] = []
    for _ in 0..<count {
      guard let moment = reader.moment(), Self.follows(moment, moments.last) else { return nil }
      moments.append(moment)
    }
    guard reader.bytes.isEmpty else { return nil }
    append(moments)
  }
}

extension [UInt8] {
  fileprivate mutating func append(littleEndian value: UInt32) {
    for byte in 0..<4 { append(UInt8(truncatingIfNeeded: value >> (8 * byte))) }
  }
}

/// What is left to read of an encoded track.
private struct MomentBytes {
  var bytes: ArraySlice<UInt8>

  mutating func word() -> UInt32? {
    take(4).map { $0.reversed().reduce(0) { $0 << 8 | UInt32($1) } }
  }

  mutating func moment() -> FingerprintMoment? {
    guard let start = word(), let end = word(), let count = take(1)?.first, 1...2 ~= count,
      let picture = picture()
    else { return nil }
    let frame = count == 2 ? self.picture() : nil
    guard count == 1 || frame != nil else { return nil }
    return FingerprintMoment(
      start: Int32(bitPattern: start), end: Int32(bitPattern: end), picture: picture, frame: frame)
  }

  private mutating func picture() -> Plane? {
    take(FingerprintTrack.pictureLength).map {
      Plane(width: FingerprintMoment.side, height: FingerprintMoment.side, samples: $0)
    }
  }

  private mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard bytes.count >= count else { return nil }
    defer { bytes = bytes.dropFirst(count) }
    return bytes.prefix(count)
  }
}
