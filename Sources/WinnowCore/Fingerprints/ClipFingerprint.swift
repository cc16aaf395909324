/// The moments of a clip, laid out for comparing: every crop's codes side by side.
public struct ClipFingerprint: Hashable, Sendable {
  /// Milliseconds of a clip that are compared at most, four hours: what lies behind them is left
  /// out, so that a lying timestamp cannot make comparing expensive.
  static let longest = 4 * 3600 * 1000

  /// Milliseconds from the clip's start to its end.
  public let length: Int
  /// Milliseconds from the clip's start, in order.
  let starts: [Int32]
  let ends: [Int32]
  /// Wide, medium, tight.
  let crops: [CropCodes]

  /// The codes and keys of one crop, moment by moment.
  struct CropCodes: Hashable, Sendable {
    let codes: [ContrastCode]
    let keys: [CoarseKey]
  }

  /// Cuts the holds of `moments`, which are in order, to `from..<to`, in milliseconds.
  init(moments: ArraySlice<FingerprintMoment>, from: Int32, to: Int32) {
    let (start, end) = (Int(from), min(Int(to), Int(from) + Self.longest))
    let inside = moments.prefix { Int($0.start) < end }
    length = max(0, end - start)
    starts = inside.map { Int32(max(0, Int($0.start) - start)) }
    ends = inside.map { Int32(min(Int($0.end), end) - start) }
    crops = [\FingerprintMoment.wide, \.medium, \.tight].map { region in
      CropCodes(
        codes: inside.map { $0[keyPath: region].code },
        keys: inside.map { $0[keyPath: region].key })
    }
  }

  /// Whether it can be told from others: at least three codes, and at least half of all, have
  /// enough texture.
  public var isUsable: Bool {
    let usable = crops[0].codes.count(where: \.isUsable)
    return usable >= 3 && 2 * usable >= starts.count
  }
}
