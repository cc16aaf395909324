extension SampleRange {
  /// The full-range level, 0...255, of each stored luma value.
  package var lumaLevels: [UInt8] {
    switch self {
    case .full: Self.identity
    case .limited: Self.limitedLuma
    }
  }

  private static let identity = (0...255).map { UInt8($0) }
  private static let limitedLuma = (0...255).map { value in
    UInt8(min(255, max(0, (Double(value - 16) * 255 / 219).rounded())))
  }
}

extension SampleRange {
  /// Full-range levels to one stored step of luma.
  package var lumaGain: Double { self == .full ? 1 : 255.0 / 219 }

  /// Full-range levels to one stored step of chroma.
  package var chromaGain: Double { self == .full ? 1 : 255.0 / 224 }
}
