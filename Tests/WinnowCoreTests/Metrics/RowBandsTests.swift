import TestSupport
import Testing

@testable import WinnowCore

@Suite struct RowBandsTests {
  @Test(arguments: [(1_024, 768), (640, 360), (1, 1), (1, 400), (2_000, 2), (500, 361)])
  func smallPicturesAreReadWhole(width: Int, height: Int) {
    let ranges = Array(RowBands(width: width, height: height).ranges)
    #expect(ranges.flatMap(Array.init) == Array(0..<height))
    #expect(ranges.allSatisfy { $0.count <= RowBands.rows })
  }

  @Test(arguments: [
    (1_280, 720, 2), (1_920, 1_080, 3), (1_080, 1_920, 3), (2_560, 1_440, 4), (3_840, 2_160, 6),
    (7_680, 4_320, 12),
  ])
  func largePicturesAreReadInPart(width: Int, height: Int, spacing: Int) {
    let bands = RowBands(width: width, height: height)
    let ranges = Array(bands.ranges)
    #expect(bands.spacing == spacing)
    #expect(ranges.allSatisfy { $0.lowerBound % 2 == 0 && $0.upperBound <= height })
    let share = Double(ranges.reduce(0) { $0 + $1.count } * spacing) / Double(height)
    #expect(abs(share - 1) < 0.13)
    for (one, next) in zip(ranges, ranges.dropFirst()) {
      #expect(next.lowerBound - one.lowerBound == 16 * spacing)
    }
    let (above, below) = (ranges[0].lowerBound, height - ranges[ranges.count - 1].upperBound)
    #expect(above <= 16 * spacing && below <= 16 * spacing)
  }

  /// A very wide picture of few rows is read whole.
  @Test func aStripeIsOneBand() {
    #expect(Array(RowBands(width: 1 << 20, height: 20).ranges) == [0..<20])
  }

  /// Every score of a smooth picture with grain, read whole and in bands.
  @Test func bandsSpeakForThePicture() throws {
    var generator = SeededGenerator(seed: 6)
    let picture = Plane(width: 400, height: 512) { x, y in
      let slope = 60 + (x * x / 900 + y * y / 1_100 + x * y / 1_700) % 100
      return UInt8(slope + Int.random(in: 0...12, using: &generator))
    }
    let (whole, part) = picture.withView { plane in
      (
        LumaStatistics(plane, bands: RowBands(height: 512, spacing: 1), kernels: .best),
        LumaStatistics(plane, bands: RowBands(height: 512, spacing: 2), kernels: .best)
      )
    }
    #expect(part.gradients.count * 2 == (whole.gradients.count + 2 * 398))
    #expect(abs(part.gradients.variance / whole.gradients.variance - 1) < 0.03)
    let (a, b) = (LevelHistogram(bins: whole.bins), LevelHistogram(bins: part.bins))
    #expect(b.count == 171 * 400)
    #expect(abs(a.mean - b.mean) < 0.2 && abs(a.entropy - b.entropy) < 0.01)
    // Blocks of 32 rows, joined of two bands where the picture is read in part.
    #expect(whole.residuals.count == 16 * 24 && part.residuals.count == 8 * 24)
  }
}
