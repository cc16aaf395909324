import Foundation

/// What a blend mixes evenly: the stored levels, or the light they stand for.
enum BlendSpace: CaseIterable {
  case levels, light

  /// The exponent between levels and light that editors mix by.
  private static let gamma = 2.2
  /// Levels added to a mean before it divides, so that black blocks weigh little.
  private static let floor = 4.0
  private static let lightOfLevel = (0...255).map { level in
    UInt8((pow(Double(level) / 255, gamma) * 255).rounded())
  }

  /// The samples that are mixed evenly.
  func samples(of thumb: Plane) -> Plane {
    guard self == .light else { return thumb }
    var light = thumb
    light.withMutableSamples { samples in
      for i in samples.indices { samples[i] = Self.lightOfLevel[Int(samples[i])] }
    }
    return light
  }

  /// By how much the edges of a block are stronger for standing in a picture of another level: 1
  /// among levels, which mix as they are.
  ///
  /// - Parameters:
  ///   - end: the mean level of the block in the unmixed picture.
  ///   - mixed: in the mixed one.
  func edgeGain(end: Double, mixed: Double) -> Double {
    self == .levels ? 1 : pow((end + Self.floor) / (mixed + Self.floor), Self.gamma - 1)
  }
}
