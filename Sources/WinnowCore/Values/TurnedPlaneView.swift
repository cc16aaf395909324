/// A stored plane seen as its picture is shown, read in place.
///
/// Valid only inside the closure that lent the plane. Sample (x, y) of the shown picture lies
/// `x * across + y * down` bytes after `base`.
package struct TurnedPlaneView {
  let base: UnsafePointer<UInt8>
  package let width: Int
  package let height: Int
  let across: Int
  let down: Int

  /// `plane` as `orientation` shows it.
  package init(_ plane: PlaneView, by orientation: Orientation) {
    var view = TurnedPlaneView(
      base: plane.base, width: plane.width, height: plane.height, across: 1, down: plane.stride)
    if orientation.isMirrored { view = view.mirrored }
    for _ in 0..<orientation.rotation.rawValue / 90 { view = view.quarterTurned }
    self = view
  }

  private init(base: UnsafePointer<UInt8>, width: Int, height: Int, across: Int, down: Int) {
    (self.base, self.width, self.height) = (base, width, height)
    (self.across, self.down) = (across, down)
  }

  package subscript(x: Int, y: Int) -> UInt8 {
    assert(x >= 0 && x < width && y >= 0 && y < height)
    return base[x * across + y * down]
  }

  private var mirrored: TurnedPlaneView {
    TurnedPlaneView(
      base: base + (width - 1) * across, width: width, height: height, across: -across, down: down)
  }

  /// Turned clockwise: what was the left column, read upward, is the top row.
  private var quarterTurned: TurnedPlaneView {
    TurnedPlaneView(
      base: base + (height - 1) * down, width: height, height: width, across: -down, down: across)
  }

  /// Writes the samples row after row; row `y` begins `y * stride` bytes after `target`.
  package func copy(to target: UnsafeMutablePointer<UInt8>, stride: Int) {
    // The stored rows of so many columns stay in the cache from one row to the next.
    let block = 64
    for start in Swift.stride(from: 0, to: width, by: block) {
      for y in 0..<height {
        let to = target + y * stride
        var from = base + (y * down + start * across)
        for x in start..<min(width, start + block) {
          to[x] = from.pointee
          from += across
        }
      }
    }
  }
}

extension Plane {
  /// This plane as `orientation` shows it.
  func turned(by orientation: Orientation) -> Plane {
    guard orientation != .upright else { return self }
    return withView { stored in
      let view = TurnedPlaneView(stored, by: orientation)
      var turned = Plane(width: view.width, height: view.height)
      turned.withMutableSamples { view.copy(to: $0.baseAddress!, stride: view.width) }
      return turned
    }
  }
}
