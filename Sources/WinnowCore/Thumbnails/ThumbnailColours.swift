/// Brings small pictures from the range and the matrix of a video to those of JPEG: full range, BT.601.
///
/// Another matrix leaves grey as it is, so that luma changes by what chroma adds to it alone. Weights
/// are whole 1/4096.
struct ThumbnailColours {
  private let lumaOfU: Int
  private let lumaOfV: Int
  private let uOfU: Int
  private let uOfV: Int
  private let vOfU: Int
  private let vOfV: Int

  /// - Parameter range: that of chroma; luma is given in full range.
  init(_ range: SampleRange, _ matrix: ColorMatrix) {
    let (from, to) = (matrix.weights, ColorMatrix.bt601.weights)
    let stretch = range == .limited ? 255.0 / 224 : 1
    /// Luma, U and V of a colour whose luma was 0 before.
    func converted(u: Double, v: Double) -> (y: Double, u: Double, v: Double) {
      let (red, blue) = (2 * (1 - from.red) * v, 2 * (1 - from.blue) * u)
      let green = -(from.red * red + from.blue * blue) / (1 - from.red - from.blue)
      let y = to.red * red + (1 - to.red - to.blue) * green + to.blue * blue
      return (y, (blue - y) / (2 * (1 - to.blue)), (red - y) / (2 * (1 - to.red)))
    }
    let whole = { (weight: Double) in Int((weight * stretch * 4096).rounded()) }
    let (ofU, ofV) = (converted(u: 1, v: 0), converted(u: 0, v: 1))
    (lumaOfU, uOfU, vOfU) = (whole(ofU.y), whole(ofU.u), whole(ofU.v))
    (lumaOfV, uOfV, vOfV) = (whole(ofV.y), whole(ofV.u), whole(ofV.v))
  }

  /// - Precondition: luma has twice the width and twice the height of `u` and `v`.
  func convert(luma: inout Plane, u: inout Plane, v: inout Plane) {
    precondition(luma.width == 2 * u.width && luma.height == 2 * u.height)
    let (width, height) = (u.width, u.height)
    luma.withMutableSamples { luma in
      u.withMutableSamples { u in
        v.withMutableSamples { v in
          for y in 0..<height {
            for x in 0..<width {
              let added = convert(&u[y * width + x], &v[y * width + x])
              guard added != 0 else { continue }
              let first = 4 * y * width + 2 * x
              for place in [first, first + 1, first + 2 * width, first + 2 * width + 1] {
                luma[place] = Self.level(Int(luma[place]) + added)
              }
            }
          }
        }
      }
    }
  }

  /// Converts one pair of chroma and returns what it adds to luma.
  private func convert(_ u: inout UInt8, _ v: inout UInt8) -> Int {
    let (du, dv) = (Int(u) - 128, Int(v) - 128)
    u = Self.level(128 + Self.rounded(uOfU * du + uOfV * dv))
    v = Self.level(128 + Self.rounded(vOfU * du + vOfV * dv))
    return Self.rounded(lumaOfU * du + lumaOfV * dv)
  }

  private static func rounded(_ value: Int) -> Int { (value + 2048) >> 12 }

  private static func level(_ value: Int) -> UInt8 { UInt8(max(0, min(255, value))) }
}
