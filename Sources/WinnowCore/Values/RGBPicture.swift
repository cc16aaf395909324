/// A picture in red, green and blue, upright.
public struct RGBPicture: Sendable {
  /// Pixels across.
  public let width: Int
  /// Pixels down.
  public let height: Int
  /// Rows from the top, pixels from the left, three bytes a pixel.
  public let samples: [UInt8]

  /// - Parameter samples: three bytes for each pixel.
  package init(width: Int, height: Int, samples: [UInt8]) {
    (self.width, self.height, self.samples) = (width, height, samples)
  }
}

extension RGBPicture {
  /// The same as three planes, red, green and blue, each in rows from the top: from 0 for black to 1.
  public var planes: [Float] {
    let size = samples.count / 3
    return [Float](unsafeUninitializedCapacity: samples.count) { planes, count in
      for pixel in 0..<size {
        for colour in 0..<3 {
          planes[colour * size + pixel] = Float(samples[3 * pixel + colour]) / 255
        }
      }
      count = 3 * size
    }
  }
}
