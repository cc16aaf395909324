import Testing
import WinnowCore

@Suite struct NarrowingTests {
  /// Every sample of every depth against the definition of its range.
  @Test(arguments: 9...16, [SampleRange.limited, .full])
  func everySampleIsRoundedToTheNearestLevel(depth: Int, range: SampleRange) {
    let most = 1 << depth - 1
    let centre = Double(1 << (depth - 1))
    for isChroma in [false, true] {
      let levels = narrowed(Array(0...UInt16(most)), depth, range, isChroma)
      let worst = levels.enumerated().map { sample, level in
        let exact =
          switch (range, isChroma) {
          case (.limited, _): Double(sample) / Double(1 << (depth - 8))
          case (.full, false): Double(sample) * 255 / Double(most)
          case (.full, true): (Double(sample) - centre) * 255 / Double(most) + 128
          }
        return abs(Double(level) - min(255, exact))
      }
      #expect(worst.max() ?? 1 <= 0.504, "chroma: \(isChroma)")
    }
  }

  @Test(arguments: 9...16) func theEndsAndTheMiddleAreExact(depth: Int) {
    let scale: UInt16 = 1 << (depth - 8)
    let limited = narrowed([16 * scale, 235 * scale, 128 * scale], depth, .limited, false)
    #expect(limited == [16, 235, 128])
    #expect(narrowed([0, .max >> (16 - depth)], depth, .full, false) == [0, 255])
    #expect(narrowed([128 * scale], depth, .full, true) == [128])
  }

  @Test(arguments: 9...15) func samplesBeyondTheirDepthAreWhite(depth: Int) {
    for range in [SampleRange.limited, .full] {
      #expect(narrowed([1 << depth, .max], depth, range, false) == [255, 255])
    }
  }

  private func narrowed(
    _ samples: [UInt16], _ depth: Int, _ range: SampleRange, _ isChroma: Bool
  ) -> [UInt8] {
    let narrowing = Narrowing(depth: depth, range: range, isChroma: isChroma)
    return samples.withUnsafeBufferPointer { samples in
      let plane = DeepPlaneView(
        base: samples.baseAddress!, width: samples.count, height: 1, stride: 2 * samples.count)
      return Kernels.reference.narrow(plane, by: narrowing).samples
    }
  }
}
