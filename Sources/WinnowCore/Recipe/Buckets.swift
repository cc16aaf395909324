import Foundation

/// The buckets of a recipe, ready to sort many clips into.
package struct Buckets: Sendable {
  private let shortSides: [Int]
  private let seconds: [Double]
  /// With the logarithms of width by height.
  private let aspects: [(name: String, logarithm: Double)]
  /// " 16:9 4s", by aspect and then by length; those of no known aspect are not among them.
  private let endings: [[String]]

  package init(_ settings: BucketSettings) {
    (shortSides, seconds) = (settings.shortSides, settings.seconds)
    aspects = settings.aspects.compactMap { name in
      BucketSettings.value(of: name).map { (name, log($0)) }
    }
    let lengths = seconds
    endings = aspects.map { aspect in lengths.map { " \(aspect.name) \(Self.short($0))s" } }
  }

  /// The bucket of a clip, such as "720p 16:9 4s".
  ///
  /// A clip smaller or shorter than all is in the first bucket. Aspects are near where their
  /// quotient is near 1.
  package func bucket(width: Int, height: Int, seconds length: Double) -> String {
    let short = min(width, height)
    let side = shortSides.last { $0 <= short } ?? shortSides.first ?? short
    // Times are rounded to a millionth where they are shown.
    let place = max(0, seconds.count { $0 <= length + 1e-6 } - 1)
    let aspect = nearestAspect(width, height)
    if let aspect, place < seconds.count { return "\(side)p\(endings[aspect][place])" }
    let name = aspect.map { aspects[$0].name } ?? "\(width):\(height)"
    return "\(side)p \(name) \(Self.short(place < seconds.count ? seconds[place] : 0))s"
  }

  private func nearestAspect(_ width: Int, _ height: Int) -> Int? {
    let ratio = log(Double(max(1, width)) / Double(max(1, height)))
    return aspects.indices.min {
      abs(aspects[$0].logarithm - ratio) < abs(aspects[$1].logarithm - ratio)
    }
  }

  private static func short(_ seconds: Double) -> String {
    Int(exactly: seconds).map { "\($0)" } ?? "\(seconds)"
  }
}
