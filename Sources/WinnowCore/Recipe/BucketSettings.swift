/// How clips are sorted into buckets of like size, shape and length, as training loaders take them.
package struct BucketSettings: Hashable, Sendable, Codable {
  /// Pixels of the short side from which on a clip is in a bucket; increasing.
  package var shortSides = [144, 240, 360, 480, 720, 1080, 1440, 2160]
  /// Width by height, such as "16:9"; a clip is in the nearest.
  package var aspects = ["9:16", "2:3", "3:4", "1:1", "4:3", "3:2", "16:9", "21:9"]
  /// Seconds from which on a clip is in a bucket; increasing.
  package var seconds = [0.0, 2, 4, 8, 16, 32]

  package init() {}

  /// Width by height of a name such as "16:9"; nil where it is none.
  package static func value(of aspect: String) -> Double? {
    let sides = aspect.split(separator: ":", omittingEmptySubsequences: false).map { Double($0) }
    guard sides.count == 2, let width = sides[0], let height = sides[1], width > 0, height > 0,
      (width / height).isFinite, width / height > 0
    else { return nil }
    return width / height
  }
}
