import WinnowCore

extension ContainerFact {
  static let width = number(
    "width", unit: "pixels", "Width as shown: turned upright, pixels made square.",
    .facts { facts in
      facts.shown?.width
    })

  static let height = number(
    "height", unit: "pixels", "Height as shown.",
    .facts { facts in
      facts.shown?.height
    })

  static let shortSide = number(
    "short_side", unit: "pixels", "The smaller of both.",
    .facts { facts in
      facts.shown.map { min($0.width, $0.height) }
    })

  static let aspect = number(
    "aspect", unit: "", in: ValueRange(above: 0), "Width over height, as shown.",
    .facts { facts in
      facts.shown.map { $0.width / $0.height }
    })
}

extension VideoFacts {
  /// nil where there is no size: there is none to show either, whatever its sides are said to be.
  fileprivate var shown: (width: Double, height: Double)? {
    guard width > 0, height > 0 else { return nil }
    return (Double(displaySize.width), Double(displaySize.height))
  }
}
