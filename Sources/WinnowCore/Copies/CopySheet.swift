/// One framing of one clip in a search for copies.
struct CopySheet: Hashable, Sendable {
  /// Position of the clip.
  var clip: Int
  let framing: Int
  /// Milliseconds of the clip.
  let length: Int

  /// The framings of `clip` that can be told from others, in order.
  static func sheets(of clip: ClipFingerprint, number: Int) -> [CopySheet] {
    clip.framings.indices.filter { clip.framings[$0].isUsable }.map {
      CopySheet(clip: number, framing: $0, length: clip.length)
    }
  }

  /// Whether it is looked for as `variant`. Whole frames are there because bars may have been none,
  /// which no crop brings to light.
  func allows(_ variant: CopyVariant) -> Bool { framing == 0 || variant.isWhole }

  /// Whether alike pictures would mean something: bars and what is written on them are alike
  /// whatever they frame.
  func mayMatch(_ other: CopySheet) -> Bool {
    clip != other.clip && (framing == 0 || other.framing == 0)
  }
}
