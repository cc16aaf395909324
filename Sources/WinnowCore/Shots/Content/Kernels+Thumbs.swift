extension Kernels {
  /// Mean absolute difference of two thumbs, in levels, with each of the 8 x 4 blocks of `b` laid
  /// where it fits `a` best within `radius` samples. Radius 0 bounds every other from above.
  func blockDifference(_ a: Plane, _ b: Plane, radius: Int) -> Double {
    let sums = blockSearch(a.samples, b.samples, radius: radius)
    return Double(sums.reduce(0) { $0 + Int($1) }) / Double(b.samples.count)
  }

  func moments(of plane: Plane) -> Moments {
    plane.withView { moments(of: $0) }
  }

  func moments(of view: PlaneView) -> Moments {
    let sums = pairMoments(view, view).sums
    return Moments(count: view.width * view.height, sum: sums[0], squares: sums[2])
  }

  /// Sum of the products of the samples of two planes.
  func product(_ a: Plane, _ b: Plane) -> Int {
    a.withView { a in b.withView { b in pairMoments(a, b).sums[4] } }
  }
}
