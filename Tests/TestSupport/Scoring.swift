import WinnowCore

extension Metric {
  /// The values for `frame`.
  public static func values(_ frame: FrameView, previous: FrameView? = nil) -> [Double?] {
    let scale = WorkingScale(width: frame.luma.width, height: frame.luma.height)
    return measure(Sample(frame: frame, previous: previous, scale: scale))
  }

  /// The values for frame `index` of the fixture `name`.
  public static func values(_ name: String, _ index: Int) throws -> [Double?] {
    try FixtureFrames.with(name, index) { values($0) }
  }
}

extension Plane {
  /// Lends this plane as the luma of a frame.
  public func withFrame<R>(
    range: SampleRange = .full, chroma: (u: Plane, v: Plane)? = nil,
    orientation: Orientation = .upright, _ body: (FrameView) throws -> R
  ) rethrows -> R {
    func frame(_ luma: PlaneView, _ chroma: (u: PlaneView, v: PlaneView)?) -> FrameView {
      FrameView(
        luma: luma, chroma: chroma, range: range, matrix: .bt601, orientation: orientation)
    }
    return try withView { luma in
      guard let chroma else { return try body(frame(luma, nil)) }
      return try chroma.u.withView { u in
        try chroma.v.withView { v in try body(frame(luma, (u, v))) }
      }
    }
  }
}
