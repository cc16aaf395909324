extension SampleRange {
  /// The full-range level, 0...255, of each stored luma value.
  public var lumaLevels: [UInt8] {
    switch self {
    case .full: Self.identity
    case .limited: Self.limitedLuma
    }
  }

  /// The full-range level, 0...255 around 128, of each stored chroma value.
  public var chromaLevels: [UInt8] {
    switch self {
    case .full: Self.identity
    case .limited: Self.limitedChroma
    }
  }

  func expandChroma(_ plane: Plane) -> Plane {
    guard self == .limited else { return plane }
    var expanded = plane
    chromaLevels.withUnsafeBufferPointer { levels in
      expanded.withMutableSamples { samples in
        for i in samples.indices { samples[i] = levels[Int(samples[i])] }
      }
    }
    return expanded
  }

  private static let identity = (0...255).map { UInt8($0) }
  private static let limitedLuma = levels(black: 16, steps: 219, centre: 0)
  private static let limitedChroma = levels(black: 128, steps: 224, centre: 128)

  private static func levels(black: Int, steps: Int, centre: Int) -> [UInt8] {
    (0...255).map { value in
      let level = Double(value - black) * 255 / Double(steps) + Double(centre)
      return UInt8(min(255, max(0, level.rounded())))
    }
  }
}

extension SampleRange {
  /// Full-range levels to one stored step of luma.
  public var lumaGain: Double { self == .full ? 1 : 255.0 / 219 }

  /// Full-range levels to one stored step of chroma.
  public var chromaGain: Double { self == .full ? 1 : 255.0 / 224 }
}
