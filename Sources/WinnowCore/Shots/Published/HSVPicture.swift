/// A picture in hue, saturation and value, as `cv2.cvtColor` with `COLOR_BGR2HSV` rounds them.
struct HSVPicture {
  /// Halves of a degree, 0...179.
  private(set) var hue: Plane
  /// 0...255.
  private(set) var saturation: Plane
  /// The largest of blue, green and red, 0...255.
  private(set) var value: Plane

  /// 4096 times 255 / i, and 30 / i; 0 for 0.
  private static let saturationFactors = factors(255)
  private static let hueFactors = factors(30)

  init(_ picture: ColourPicture) {
    hue = Plane(width: picture.width, height: picture.height)
    (saturation, value) = (hue, hue)
    let (blue, green, red) = (
      picture.blue.samples, picture.green.samples, picture.red.samples
    )
    hue.withMutableSamples { hue in
      saturation.withMutableSamples { saturation in
        value.withMutableSamples { value in
          let (saturations, hues) = (Self.saturationFactors, Self.hueFactors)
          for i in hue.indices {
            let place = HuePlace(Int32(blue[i]), Int32(green[i]), Int32(red[i]))
            value[i] = UInt8(truncatingIfNeeded: place.largest)
            let share = place.spread &* saturations[Int(place.largest)]
            saturation[i] = UInt8(truncatingIfNeeded: (share &+ 2048) &>> 12)
            let degrees = (place.around &* hues[Int(place.spread)] &+ 2048) &>> 12
            hue[i] = UInt8(truncatingIfNeeded: degrees < 0 ? degrees &+ 180 : degrees)
          }
        }
      }
    }
  }

  private static func factors(_ numerator: Double) -> [Int32] {
    [0] + (1...255).map { Int32((4096 * numerator / Double($0)).rounded(.toNearestOrEven)) }
  }
}

/// A colour on the circle of hues.
private struct HuePlace {
  let largest: Int32
  /// The largest less the smallest.
  let spread: Int32
  /// The place on the circle, `spread` to 60 degrees; red is 0.
  let around: Int32

  @inline(__always)
  init(_ blue: Int32, _ green: Int32, _ red: Int32) {
    let (less, more) = blue < green ? (blue, green) : (green, blue)
    largest = more < red ? red : more
    spread = largest &- (less < red ? less : red)
    if largest == red {
      around = green &- blue
    } else if largest == green {
      around = blue &- red &+ 2 &* spread
    } else {
      around = red &- green &+ 4 &* spread
    }
  }
}
