extension Kernels {
  /// Mean absolute difference of two thumbs, in levels, with each of the 8 x 4 blocks of `b` laid
  /// where it fits `a` best within `radius` samples. Radius 0 bounds every other from above.
  func blockDifference(_ a: Plane, _ b: Plane, radius: Int) -> Double {
    guard radius > 0 else {
      let sum = a.withView { a in b.withView { b in absoluteDifference(a, b) } }
      return Double(sum) / Double(b.samples.count)
    }
    let sums = blockSearch(a.samples, b.samples, radius: radius)
    return Double(sums.reduce(0) { $0 + Int($1) }) / Double(b.samples.count)
  }

  /// Sum of the squared differences of two thumbs.
  func squaredDistance(_ a: Plane, _ b: Plane) -> Double {
    Double(a.withView { a in b.withView { b in difference(a, b).squares } })
  }

  func moments(of view: PlaneView) -> Moments {
    let sums = pairMoments(view, view).sums
    return Moments(count: view.width * view.height, sum: sums[0], squares: sums[2])
  }
}
