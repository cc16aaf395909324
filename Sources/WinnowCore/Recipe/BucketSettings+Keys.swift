extension BucketSettings: RecipeSettings {
  static let section = "buckets"
  static let summary = "Into which buckets of like size, shape and length clips are sorted."

  static let keys: [RecipeKey<BucketSettings>] = [
    .wholeNumbers(
      "short_sides", \.shortSides, in: 1...65536, unit: "pixels",
      "The least short side of each bucket."),
    .texts(
      "aspects", \.aspects,
      complaint: {
        value(of: $0) == nil ? "aspects takes widths by heights, such as 16:9" : nil
      }, "Width by height; a clip is in the nearest."),
    .numbers("seconds", \.seconds, in: 0...86400, unit: "s", "The least length of each bucket."),
  ]
}
