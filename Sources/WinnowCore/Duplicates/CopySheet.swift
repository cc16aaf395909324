/// One framing of one clip in a search for copies, without its pictures.
struct CopySheet: Sendable {
  /// Position of the clip.
  var clip: Int
  let framing: Int
  let plain: TimedCodes

  /// The framings of `clip` that can be told from others, in order.
  static func sheets(of clip: ClipFingerprint, number: Int) -> [CopySheet] {
    clip.framings.indices.compactMap { framing in
      guard clip.framings[framing].isUsable else { return nil }
      let plain = TimedCodes(
        length: clip.length, starts: clip.starts, ends: clip.ends,
        codes: clip.framings[framing].codes)
      return CopySheet(clip: number, framing: framing, plain: plain)
    }
  }

  /// Whether it is looked for as `variant`. Whole frames are there because bars may have been none,
  /// which no crop brings to light.
  func allows(_ variant: CopyVariant) -> Bool { framing == 0 || variant.window == .whole }

  /// Whether alike pictures would mean something: bars and what is written on them are alike
  /// whatever they frame.
  func mayMatch(_ other: CopySheet) -> Bool {
    clip != other.clip && (framing == 0 || other.framing == 0)
  }
}
