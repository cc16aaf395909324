/// The moments of a clip, laid out for comparing.
package struct ClipFingerprint: Hashable, Sendable {
  /// Milliseconds of a clip that are compared at most, four hours: what lies behind them is left
  /// out, so that a lying timestamp cannot make comparing expensive.
  static let longest = 4 * 3600 * 1000

  /// Milliseconds from the clip's start to its end.
  package let length: Int
  /// Milliseconds from the clip's start, in order.
  let starts: [Int32]
  let ends: [Int32]
  /// What is inside the bars, and where bars were left out, the whole frame too.
  let framings: [Framing]

  /// The pictures of one framing, moment by moment.
  struct Framing: Hashable, Sendable {
    let pictures: [Plane]
    let codes: [ContrastCode]

    init(_ pictures: [Plane], kernels: Kernels = .best) {
      self.pictures = pictures
      codes = pictures.map { PictureWindow.whole.code(of: $0, kernels: kernels) }
    }

    /// Whether it can be told from others: at least three codes, and at least half of all, have
    /// enough texture.
    var isUsable: Bool {
      let usable = codes.count(where: \.isUsable)
      return usable >= 3 && 2 * usable >= codes.count
    }
  }

  /// Cuts the holds of `moments`, which are in order, to `from..<to`, in milliseconds.
  init(moments: ArraySlice<FingerprintMoment>, from: Int32, to: Int32) {
    let (start, end) = (Int(from), min(Int(to), Int(from) + Self.longest))
    let inside = Self.inside(moments, from: from, to: to)
    length = max(0, end - start)
    starts = inside.map { Int32(max(0, Int($0.start) - start)) }
    ends = inside.map { Int32(min(Int($0.end), end) - start) }
    framings = Self.pictures(of: inside).map { Framing($0) }
  }

  private static func inside(
    _ moments: ArraySlice<FingerprintMoment>, from: Int32, to: Int32
  ) -> ArraySlice<FingerprintMoment> {
    let end = min(Int(to), Int(from) + longest)
    return moments.prefix { Int($0.start) < end }
  }

  private static func pictures(of inside: ArraySlice<FingerprintMoment>) -> [[Plane]] {
    let hasBars = inside.contains { $0.frame != nil }
    return [inside.map(\.picture)] + (hasBars ? [inside.map { $0.frame ?? $0.picture }] : [])
  }

  /// The pictures of the framings that a clip of `moments` has.
  static func pictures(of moments: ArraySlice<FingerprintMoment>, from: Int32, to: Int32)
    -> [[Plane]]
  {
    pictures(of: inside(moments, from: from, to: to))
  }

  /// Whether it can be told from others: at least three codes, and at least half of all, have
  /// enough texture.
  package var isUsable: Bool { framings.contains(where: \.isUsable) }

  /// The code and the key of each picture inside the bars.
  package var looks: [(code: ContrastCode, key: CoarseKey)] {
    framings[0].pictures.indices.map { moment in
      let picture = framings[0].pictures[moment]
      return (
        framings[0].codes[moment], PictureWindow.whole.key(of: picture, kernels: .best)
      )
    }
  }
}
