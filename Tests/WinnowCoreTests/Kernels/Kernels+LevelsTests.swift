import TestSupport
import Testing
import WinnowCore

/// The kernel over words: every tier returns the bytes of the scalar reference and reads no word
/// outside the rows.
@Suite struct KernelsLevelsTests {
  private static let narrowings = [
    Narrowing(depth: 10, range: .limited, isChroma: false),
    Narrowing(depth: 12, range: .full, isChroma: true),
    Narrowing(depth: 16, range: .full, isChroma: false),
  ]

  @Test(arguments: GuardedMemory.Edge.allCases, [false, true])
  func everyTierEqualsTheReference(edge: GuardedMemory.Edge, bottomUp: Bool) throws {
    let memory = try GuardedMemory(count: 16_384)
    var generator = SeededGenerator(seed: 11)
    for (width, height) in (1...37).map({ ($0, 3) }) + [(1, 1), (65, 1), (131, 5)] {
      for padding in [0, 6] {
        let stride = 2 * width + padding
        let bytes = (0..<(height - 1) * stride + 2 * width).map { _ in
          UInt8.random(in: 0...255, using: &generator)
        }
        let first = UnsafeRawPointer(memory.place(bytes, at: edge))
        let base = bottomUp ? first + (height - 1) * stride : first
        let plane = DeepPlaneView(
          base: base.assumingMemoryBound(to: UInt16.self), width: width, height: height,
          stride: bottomUp ? -stride : stride)
        check(plane)
      }
    }
  }

  private func check(_ plane: DeepPlaneView) {
    for narrowing in Self.narrowings {
      let expected = Kernels.reference.narrow(plane, by: narrowing)
      for tier in KernelConformanceTests.tiers {
        let equal = tier.narrow(plane, by: narrowing) == expected
        #expect(equal, "tier \(tier.tier), \(plane.width)x\(plane.height), \(narrowing), seed 11")
      }
    }
  }
}
