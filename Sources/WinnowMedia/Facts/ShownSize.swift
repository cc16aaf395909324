import WinnowCore

extension ContainerFact {
  static let width = following(
    "width", unit: "pixels", "Width as shown: turned upright, pixels made square."
  ) { facts in
    facts.shown?.width
  }

  static let height = following("height", unit: "pixels", "Height as shown.") { facts in
    facts.shown?.height
  }

  static let shortSide = following("short_side", unit: "pixels", "The smaller of both.") { facts in
    facts.shown.map { min($0.width, $0.height) }
  }

  static let aspect = following(
    "aspect", unit: "", in: ValueRange(above: 0), "Width over height, as shown."
  ) { facts in
    facts.shown.map { $0.width / $0.height }
  }
}

extension VideoFacts {
  /// nil where there is no size: there is none to show either, whatever its sides are said to be.
  fileprivate var shown: (width: Double, height: Double)? {
    guard width > 0, height > 0 else { return nil }
    return (Double(displaySize.width), Double(displaySize.height))
  }
}
