extension Plane {
  /// Lends the samples of several planes at once.
  static func withViews<R>(of planes: ArraySlice<Plane>, _ body: ([PlaneView]) -> R) -> R {
    func lend(_ rest: ArraySlice<Plane>, _ views: [PlaneView]) -> R {
      guard let first = rest.first else { return body(views) }
      return first.withView { lend(rest.dropFirst(), views + [$0]) }
    }
    return lend(planes, [])
  }
}
