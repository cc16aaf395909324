/// An edge of a plane as stored.
enum PlaneEdge: CaseIterable {
  case left, top, right, bottom

  /// Whether lines along the edge are columns.
  var isUpright: Bool { self == .left || self == .right }
  /// Whether the edge lies where coordinates begin.
  var isFirst: Bool { self == .left || self == .top }
}
