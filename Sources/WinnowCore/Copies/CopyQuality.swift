/// What decides which copy of a group is worth keeping.
package struct CopyQuality: Hashable, Sendable {
  /// Pixels of a frame.
  package var pixels: Int
  /// Bits of the compressed stream for each pixel shown, 0 where not known.
  package var bitsPerPixel: Double
  /// Share of the picture that overlays cover, 0...1.
  package var overlayShare: Double
  /// Length in seconds.
  package var seconds: Double

  /// Numbers that are none count as 0.
  package init(pixels: Int, bitsPerPixel: Double, overlayShare: Double, seconds: Double) {
    self.pixels = pixels
    self.bitsPerPixel = bitsPerPixel.isNaN ? 0 : bitsPerPixel
    self.overlayShare = overlayShare.isNaN ? 0 : overlayShare
    self.seconds = seconds.isNaN ? 0 : seconds
  }

  /// What is asked first; the others follow in this order, then the order of the copies.
  package enum Preference: String, Sendable, CaseIterable {
    /// More pixels.
    case resolution
    /// More bits for each pixel.
    case bits
    /// Less of the picture under overlays: they differ when by a hundredth of it.
    case overlays
    /// A longer clip.
    case length
  }

  /// The positions of `copies`, the best first; equals stay in order.
  package static func ranking(of copies: [CopyQuality], by preference: Preference = .resolution)
    -> [Int]
  {
    let order = [preference] + Preference.allCases.filter { $0 != preference }
    let ranks = copies.map { copy in order.map { copy.rank(by: $0) } }
    return ranks.indices.sorted { a, b in
      ranks[a] == ranks[b] ? a < b : ranks[b].lexicographicallyPrecedes(ranks[a])
    }
  }

  private func rank(by preference: Preference) -> Double {
    switch preference {
    case .resolution: Double(pixels)
    case .bits: bitsPerPixel
    case .overlays: -(overlayShare * 100).rounded()
    case .length: seconds
    }
  }
}
