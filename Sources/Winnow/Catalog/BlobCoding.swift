import Foundation

/// Fixed-width numbers as little-endian bytes, for blobs.
enum BlobCoding {
  static func data(_ frames: [Int]) -> Data {
    data(words: frames.map { UInt32(truncatingIfNeeded: $0) })
  }

  static func data(_ values: [Float]) -> Data {
    var data = Data(count: 4 * values.count)
    data.withUnsafeMutableBytes { bytes in
      for (place, value) in values.enumerated() {
        bytes.storeBytes(
          of: value.bitPattern.littleEndian, toByteOffset: 4 * place, as: UInt32.self)
      }
    }
    return data
  }

  static func frames(_ data: Data) -> [Int] { words(data).map(Int.init) }

  static func values(_ data: Data) -> [Float] {
    data.withUnsafeBytes { bytes in
      [Float](unsafeUninitializedCapacity: bytes.count / 4) { values, count in
        count = bytes.count / 4
        for place in 0..<count {
          let word = bytes.loadUnaligned(fromByteOffset: 4 * place, as: UInt32.self)
          values.initializeElement(at: place, to: Float(bitPattern: UInt32(littleEndian: word)))
        }
      }
    }
  }

  static func data(_ spans: [ComparedClips.Span]) -> Data {
    spans.flatMap { [$0.start.bitPattern.littleEndian, $0.end.bitPattern.littleEndian] }
      .withUnsafeBytes { Data($0) }
  }

  static func spans(_ data: Data) -> [ComparedClips.Span] {
    data.withUnsafeBytes { bytes in
      func value(_ place: Int) -> Double {
        Double(
          bitPattern: UInt64(
            littleEndian: bytes.loadUnaligned(fromByteOffset: 8 * place, as: UInt64.self)))
      }
      return (0..<bytes.count / 16).map {
        ComparedClips.Span(start: value(2 * $0), end: value(2 * $0 + 1))
      }
    }
  }

  private static func data(words: [UInt32]) -> Data {
    words.map(\.littleEndian).withUnsafeBytes { Data($0) }
  }

  private static func words(_ data: Data) -> [UInt32] {
    data.withUnsafeBytes { bytes in
      (0..<bytes.count / 4).map {
        UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self))
      }
    }
  }
}
