import WinnowCore

/// How light each pixel of a picture is, 0...255 in rows from the top.
struct Luma {
  let width: Int
  let height: Int
  let samples: [UInt8]

  init(width: Int, height: Int, samples: [UInt8]) {
    (self.width, self.height, self.samples) = (width, height, samples)
  }

  /// By the weights of BT.601.
  init(_ picture: RGBPicture) {
    let size = picture.width * picture.height
    let samples = [UInt8](unsafeUninitializedCapacity: size) { made, count in
      picture.samples.withUnsafeBufferPointer { samples in
        for pixel in 0..<size {
          let sum =
            77 * Int(samples[3 * pixel]) + 150 * Int(samples[3 * pixel + 1])
            + 29 * Int(samples[3 * pixel + 2])
          made[pixel] = UInt8(sum >> 8)
        }
      }
      count = size
    }
    self.init(width: picture.width, height: picture.height, samples: samples)
  }

  /// The pixels that a rectangle touches, and `margin` more on each side.
  func pixels(
    _ rectangle: TextRectangle, margin: Int = 0
  ) -> (columns: Range<Int>, rows: Range<Int>) {
    func range(_ low: Double, _ high: Double, _ size: Int) -> Range<Int> {
      let first = min(max(0, Int((low * Double(size)).rounded(.down)) - margin), size - 1)
      let end = min(max(first + 1, Int((high * Double(size)).rounded(.up)) + margin), size)
      return first..<end
    }
    return (
      range(rectangle.left, rectangle.right, width), range(rectangle.top, rectangle.bottom, height)
    )
  }
}
