extension Kernels {
  /// What stays in place from plane to plane, in order of time.
  ///
  /// - Precondition: there is at least one plane, and all have the same size.
  public func persistence(_ planes: [PlaneView], bounds: Persistence.Bounds) -> Persistence {
    let (width, height) = (planes[0].width, planes[0].height)
    precondition(planes.allSatisfy { $0.width == width && $0.height == height })
    let counts =
      table?.persistence(planes, bounds: bounds)
      ?? ScalarReference.persistence(planes, bounds: bounds)
    return Persistence(width: width, height: height, counts: counts)
  }
}
