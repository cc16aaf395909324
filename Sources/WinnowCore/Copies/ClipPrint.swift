/// 128 bits that tell the pictures and times of a clip's fingerprint from those of all others. Their order
/// is that of nothing else, so that it does not depend on where a clip comes from.
struct ClipPrint: Hashable, Comparable, Sendable {
  var high: UInt64
  var low: UInt64

  init(high: UInt64, low: UInt64) {
    (self.high, self.low) = (high, low)
  }

  init(_ clip: ClipFingerprint) {
    self.init(high: 0x6A09_E667_F3BC_C908, low: 0xBB67_AE85_84CA_A73B)
    add(UInt64(truncatingIfNeeded: clip.length))
    for times in [clip.starts, clip.ends] {
      for time in times { add(UInt64(truncatingIfNeeded: time)) }
    }
    for framing in clip.framings {
      add(UInt64(framing.pictures.count))
      for picture in framing.pictures { add(picture.samples) }
    }
  }

  static func < (a: ClipPrint, b: ClipPrint) -> Bool { (a.high, a.low) < (b.high, b.low) }

  private mutating func add(_ samples: [UInt8]) {
    var (word, count) = (0 as UInt64, 0)
    for sample in samples {
      word = word << 8 | UInt64(sample)
      count += 1
      if count == 8 {
        add(word)
        (word, count) = (0, 0)
      }
    }
    if count > 0 { add(word) }
  }

  private mutating func add(_ word: UInt64) {
    high = (high ^ word) &* 0x9E37_79B9_7F4A_7C15
    high ^= high >> 32
    low = (low ^ (word << 32 | word >> 32)) &* 0xC2B2_AE3D_27D4_EB4F
    low ^= low >> 29
  }
}
