/// A frame in blue, green and red, 0...255, all planes of one size.
struct ColourPicture {
  var blue: Plane
  var green: Plane
  var red: Plane

  init(width: Int, height: Int) {
    blue = Plane(width: width, height: height)
    (green, red) = (blue, blue)
  }

  var width: Int { blue.width }
  var height: Int { blue.height }

  /// Luma of BT.601 at full range, as `cv2.cvtColor` with `COLOR_BGR2YUV` rounds it.
  var luma: Plane {
    var luma = Plane(width: width, height: height)
    let (blue, green, red) = (blue.samples, green.samples, red.samples)
    luma.withMutableSamples { levels in
      for i in levels.indices {
        let sum = 1868 &* Int32(blue[i]) &+ 9617 &* Int32(green[i]) &+ 4899 &* Int32(red[i])
        levels[i] = UInt8(truncatingIfNeeded: (sum &+ 8192) &>> 14)
      }
    }
    return luma
  }
}
