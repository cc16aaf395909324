import TestSupport

@testable import WinnowCore

/// A textured picture larger than the frame, for pans across it.
struct Scene {
  static let width = 160
  static let height = 90
  private static let side = 256

  private let samples: [Double]

  /// Smooth noise of three sizes around middle grey; scenes of different seeds are unrelated.
  init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var samples = [Double](repeating: 128, count: Self.side * Self.side)
    for (cell, amplitude) in [(64, 55.0), (24, 40.0), (8, 25.0)] {
      let count = Self.side / cell + 2
      let nodes = (0..<count * count).map { _ in Double.random(in: -1...1, using: &generator) }
      for y in 0..<Self.side {
        for x in 0..<Self.side {
          let (i, j) = (x / cell, y / cell)
          let (u, v) = (Double(x % cell) / Double(cell), Double(y % cell) / Double(cell))
          let top = nodes[j * count + i] * (1 - u) + nodes[j * count + i + 1] * u
          let low = nodes[(j + 1) * count + i] * (1 - u) + nodes[(j + 1) * count + i + 1] * u
          samples[y * Self.side + x] += amplitude * (top * (1 - v) + low * v)
        }
      }
    }
    self.samples = samples
  }

  /// The part of the picture that begins at (x, y), for 0...96 and 0...166.
  func plane(x: Int = 0, y: Int = 0) -> Plane {
    Plane(width: Self.width, height: Self.height) { i, j in
      level(samples[(y + j) * Self.side + x + i])
    }
  }

  func still(frames: Int) -> [Plane] { [Plane](repeating: plane(), count: frames) }

  func pan(frames: Int, step: Int = 2) -> [Plane] {
    (0..<frames).map { plane(x: $0 * step % 97) }
  }
}

extension Plane {
  /// `(1 - share) * self + share * other`.
  func blended(with other: Plane, share: Double) -> Plane {
    Plane(width: width, height: height) { x, y in
      level(Double(self[x, y]) * (1 - share) + Double(other[x, y]) * share)
    }
  }

  /// With uniform noise of up to `amplitude` levels.
  func noisy(amplitude: Double, using generator: inout SeededGenerator) -> Plane {
    Plane(width: width, height: height) { x, y in
      level(Double(self[x, y]) + Double.random(in: -amplitude...amplitude, using: &generator))
    }
  }

  /// With black bars of `rows` at the top and the bottom.
  func letterboxed(rows: Int) -> Plane {
    Plane(width: width, height: height) { x, y in
      y < rows || y >= height - rows ? 0 : self[x, y]
    }
  }

  static func flat(_ value: UInt8) -> Plane {
    Plane(width: Scene.width, height: Scene.height, filledWith: value)
  }
}

private func level(_ value: Double) -> UInt8 { UInt8(min(255, max(0, value.rounded()))) }

extension ShotDetector {
  /// Takes frame `index`, a grey picture of full range.
  mutating func push(_ plane: Plane, index: Int) -> [ShotBoundary] {
    plane.withFrame {
      push(AnalysisFrame(index: index, time: Int64(index), luma: plane), picture: $0)
    }
  }
}

/// The boundaries `detector` finds in frames of `planes`.
func boundaries(
  in planes: [Plane], by detector: any ShotDetector = TransitionDetector(framesPerSecond: 25)
) -> [ShotBoundary] {
  var detector = detector
  return planes.enumerated().flatMap { i, plane in detector.push(plane, index: i) }
    + detector.finish()
}
