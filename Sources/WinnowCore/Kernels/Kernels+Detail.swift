extension Kernels {
  /// How much fine detail there is; neighbourhoods are mirrored at the border (reflect 101).
  public func detail(_ plane: PlaneView) -> Detail {
    table?.detail(plane) ?? ScalarReference.detail(plane)
  }

  /// Edges along all rows and columns: samples that strictly rise, or fall, by at least `rise` in all
  /// from one turn to the next, neither at the border.
  ///
  /// - Precondition: `rise` is at least 1.
  public func edgeWidths(_ plane: PlaneView, rise: UInt8) -> EdgeWidths {
    precondition(rise > 0)
    return table?.edgeWidths(plane, rise: rise) ?? ScalarReference.edgeWidths(plane, rise: rise)
  }

  /// How many samples are at most `level`.
  public func darkCount(_ plane: PlaneView, level: UInt8) -> Int {
    table?.darkCount(plane, level: level) ?? ScalarReference.darkCount(plane, level: level)
  }

  /// What is counted over red, green and blue, mixed of three planes.
  ///
  /// - Precondition: the planes have the same size.
  /// - Parameter grey: how far apart red, green and blue of a grey sample may lie.
  public func colours(
    luma: PlaneView, u: PlaneView, v: PlaneView, mixing: ColourMixing, grey: UInt8
  ) -> ColourCounts {
    precondition(luma.width == u.width && luma.height == u.height)
    precondition(luma.width == v.width && luma.height == v.height)
    return table?.colours(luma: luma, u: u, v: v, mixing: mixing, grey: grey)
      ?? ScalarReference.colours(luma: luma, u: u, v: v, mixing: mixing, grey: grey)
  }
}
