import Foundation

/// How clips are sorted into buckets of like size, shape and length, as training loaders take them.
public struct BucketSettings: Hashable, Sendable, Codable {
  /// Pixels of the short side from which on a clip is in a bucket; increasing.
  public var shortSides = [144, 240, 360, 480, 720, 1080, 1440, 2160]
  /// Width by height, such as "16:9"; a clip is in the nearest.
  public var aspects = ["9:16", "2:3", "3:4", "1:1", "4:3", "3:2", "16:9", "21:9"]
  /// Seconds from which on a clip is in a bucket; increasing.
  public var seconds = [0.0, 2, 4, 8, 16, 32]

  public init() {}

  /// The bucket of a clip, such as "720p 16:9 4s".
  ///
  /// A clip smaller or shorter than all is in the first bucket. Aspects are near where their
  /// quotient is near 1.
  public func bucket(width: Int, height: Int, seconds length: Double) -> String {
    let short = min(width, height)
    let side = shortSides.last { $0 <= short } ?? shortSides.first ?? short
    // Times are rounded to a millionth where they are shown.
    let least = seconds.last { $0 <= length + 1e-6 } ?? seconds.first ?? 0
    return "\(side)p \(aspect(width, height)) \(Self.short(least))s"
  }

  private func aspect(_ width: Int, _ height: Int) -> String {
    let ratio = Double(max(1, width)) / Double(max(1, height))
    let distances = aspects.compactMap { name in
      Self.value(of: name).map { (name, abs(log($0 / ratio))) }
    }
    return distances.min { $0.1 < $1.1 }?.0 ?? "\(width):\(height)"
  }

  /// Width by height of a name such as "16:9"; nil where it is none.
  public static func value(of aspect: String) -> Double? {
    let sides = aspect.split(separator: ":", omittingEmptySubsequences: false).map { Double($0) }
    guard sides.count == 2, let width = sides[0], let height = sides[1], width > 0, height > 0,
      (width / height).isFinite, width / height > 0
    else { return nil }
    return width / height
  }

  private static func short(_ seconds: Double) -> String {
    Int(exactly: seconds).map { "\($0)" } ?? "\(seconds)"
  }
}
