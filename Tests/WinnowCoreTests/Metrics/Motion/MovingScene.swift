import Foundation
import TestSupport
import WinnowCore

/// A texture without end that is seen through a camera, with a square of other texture before it.
struct MovingScene {
  var width = 160
  var height = 90
  /// Where the camera looks, in samples, how large it shows things and how it is turned.
  var camera: (_ seconds: Double) -> (x: Double, y: Double, zoom: Double, turn: Double) = { _ in
    (0, 0, 1, 0)
  }
  /// Samples by which the square has moved to the right.
  var object: ((_ seconds: Double) -> Double)?
  /// Full-range levels added to the picture.
  var light: (_ seconds: Double) -> Double = { _ in 0 }
  private let texture: [Double]

  init(seed: UInt64 = 1) { texture = Self.texture(seed: seed) }

  var diagonal: Double { Double(width * width + height * height).squareRoot() }

  func frames(_ count: Int, rate: Double) -> [Plane] {
    (0..<count).map { frame(at: Double($0) / rate) }
  }

  func frame(at seconds: Double) -> Plane {
    let (camera, light) = (camera(seconds), light(seconds))
    let (cosine, sine) = (cos(camera.turn) / camera.zoom, sin(camera.turn) / camera.zoom)
    let moved = object?(seconds)
    let (middleX, middleY) = (Double(width - 1) / 2, Double(height - 1) / 2)
    return Plane(width: width, height: height) { column, row in
      let (x, y) = (Double(column) - middleX, Double(row) - middleY)
      if let moved, abs(x) <= 30, abs(y) <= 30 {
        return level(x - moved + 100, y + 100, light)
      }
      return level(
        cosine * x + sine * y + camera.x, cosine * y - sine * x + camera.y, light)
    }
  }

  private func level(_ x: Double, _ y: Double, _ light: Double) -> UInt8 {
    let (left, top) = (x.rounded(.down), y.rounded(.down))
    let (i, j) = (Int(left) & 255, Int(top) & 255)
    let (right, below) = ((i + 1) & 255, (j + 1) & 255)
    let (u, v) = (x - left, y - top)
    let upper = texture[j << 8 | i] * (1 - u) + texture[j << 8 | right] * u
    let lower = texture[below << 8 | i] * (1 - u) + texture[below << 8 | right] * u
    return UInt8(min(255, max(0, upper * (1 - v) + lower * v + light)).rounded())
  }

  /// Noise averaged over 5 x 5 samples, which repeats itself after 256.
  private static func texture(seed: UInt64) -> [Double] {
    var random = SeededGenerator(seed: seed)
    let noise = (0..<65_536).map { _ in Double.random(in: 0...255, using: &random) }
    return average(average(noise, step: 1), step: 256)
  }

  private static func average(_ samples: [Double], step: Int) -> [Double] {
    samples.indices.map { index in
      var sum = 0.0
      for offset in -2...2 { sum += samples[(index + offset * step) & 65_535] }
      return 128 + (sum / 5 - 128) * 1.5
    }
  }
}
