import CKernels

extension Kernels {
  /// What is counted over red, green and blue, mixed of three planes.
  ///
  /// - Precondition: the planes have the same size.
  /// - Parameter grey: how far apart red, green and blue of a grey sample may lie.
  package func colours(
    luma: PlaneView, u: PlaneView, v: PlaneView, mixing: ColourMixing, grey: UInt8
  ) -> ColourCounts {
    precondition(luma.width == u.width && luma.height == u.height)
    precondition(luma.width == v.width && luma.height == v.height)
    return table?.colours(luma: luma, u: u, v: v, mixing: mixing, grey: grey)
      ?? ScalarReference.colours(luma: luma, u: u, v: v, mixing: mixing, grey: grey)
  }
}

extension KernelTable {
  func colours(
    luma: PlaneView, u: PlaneView, v: PlaneView, mixing: ColourMixing, grey: UInt8
  ) -> ColourCounts {
    var counts = winnow_colours()
    table.pointee.colours(luma.cPlane, u.cPlane, v.cPlane, mixing.cMixing, grey, &counts)
    return ColourCounts(
      count: luma.width * luma.height,
      saturation: withUnsafeBytes(of: &counts.saturation) { Array($0.bindMemory(to: UInt32.self)) },
      brightness: withUnsafeBytes(of: &counts.brightness) { Array($0.bindMemory(to: UInt32.self)) },
      grey: Int(counts.grey), spread: Int(counts.spread))
  }
}

extension ColourMixing {
  fileprivate var cMixing: winnow_mixing {
    winnow_mixing(
      black: black, luma: luma, red_v: redV, green_u: greenU, green_v: greenV, blue_u: blueU)
  }
}

extension ScalarReference {
  static func colours(
    luma: PlaneView, u: PlaneView, v: PlaneView, mixing: ColourMixing, grey: UInt8
  ) -> ColourCounts {
    let none = [UInt32](repeating: 0, count: 256)
    var counts = ColourCounts(
      count: luma.width * luma.height, saturation: none, brightness: none, grey: 0, spread: 0)
    for y in 0..<luma.height {
      for x in 0..<luma.width {
        let (red, green, blue) = mixed(luma[x, y], u[x, y], v[x, y], mixing)
        let (most, least) = (max(red, green, blue), min(red, green, blue))
        let divisor = max(1, most)
        counts.saturation[(510 * (most - least) + divisor) / (2 * divisor)] += 1
        counts.brightness[root((62 * red * red + 177 * green * green + 17 * blue * blue) >> 8)] += 1
        if most - least <= Int(grey) { counts.grey += 1 }
        counts.spread += (red - green) * (red - green) + (green - blue) * (green - blue)
        counts.spread += (blue - red) * (blue - red)
      }
    }
    return counts
  }

  private static func mixed(_ luma: UInt8, _ u: UInt8, _ v: UInt8, _ mixing: ColourMixing)
    -> (red: Int, green: Int, blue: Int)
  {
    let light = (Int(luma) - Int(mixing.black)) * Int(mixing.luma) + 4096
    let (p, q) = (Int(u) - 128, Int(v) - 128)
    func level(_ value: Int) -> Int { min(255, max(0, value >> 13)) }
    return (
      level(light + q * Int(mixing.redV)),
      level(light - p * Int(mixing.greenU) - q * Int(mixing.greenV)),
      level(light + p * Int(mixing.blueU))
    )
  }

  /// The root of `square`, rounded: the largest n with (n - 1/2)^2 <= square.
  private static func root(_ square: Int) -> Int {
    var root = 0
    while (root + 1) * root < square { root += 1 }
    return root
  }
}
