import TestSupport
import Testing

@testable import WinnowCore

@Suite struct CameraMotionTests {
  private func vectors(outliers: Int, seed: UInt64 = 3) -> [MotionVector] {
    var random = SeededGenerator(seed: seed)
    return (0..<120).map { index in
      let (x, y) = (Double(index % 12) * 20 - 110, Double(index / 12) * 20 - 90)
      var (dx, dy) = (3 + 0.01 * x - 0.004 * y, -2 + 0.004 * x + 0.01 * y)
      if index % 120 < outliers {
        (dx, dy) = (.random(in: -12...12, using: &random), .random(in: -12...12, using: &random))
      }
      return MotionVector(block: index, x: x, y: y, dx: dx, dy: dy, slopes: (1, 0, 1))
    }
  }

  @Test func aSimilarityIsFoundExactly() {
    let camera = CameraMotion(vectors(outliers: 0))
    #expect(abs(camera.dx - 3) < 1e-9 && abs(camera.dy + 2) < 1e-9)
    #expect(abs(camera.zoom - 0.01) < 1e-12 && abs(camera.turn - 0.004) < 1e-12)
  }

  @Test func aThirdOfOtherVectorsHardlyMatters() {
    let camera = CameraMotion(vectors(outliers: 40))
    #expect(abs(camera.dx - 3) < 0.05 && abs(camera.dy + 2) < 0.05)
    #expect(abs(camera.zoom - 0.01) < 0.0006 && abs(camera.turn - 0.004) < 0.0006)
  }

  /// NumPy 2.4.6:
  ///
  ///     t = np.array([0, .08, .16, .2, .28, .4, .44])
  ///     x = np.array([0, 1.5, 2, 1, 3, 2.5, 4])
  ///     ((np.polyval(np.polyfit(t, x, 2), t) - x) ** 2).sum()
  @Test func whatIsLeftOfAQuadraticIsThatOfNumPy() {
    let left = CameraPath.leftOfQuadratic(
      [0, 1.5, 2, 1, 3, 2.5, 4], at: [0, 0.08, 0.16, 0.2, 0.28, 0.4, 0.44])
    #expect(abs(left - 2.4436862420733387) < 1e-9)
  }
}
