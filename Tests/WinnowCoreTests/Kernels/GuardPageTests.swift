import CKernels
import TestSupport
import Testing
import WinnowCore

/// No kernel reads a byte before the first row, after the last one, or beyond its operands. One
/// that does ends the test process here.
@Suite struct GuardPageTests {
  private let memory: (GuardedMemory, GuardedMemory)

  init() throws { memory = (try GuardedMemory(count: 8_192), try GuardedMemory(count: 8_192)) }

  @Test(arguments: GuardedMemory.Edge.allCases, [false, true])
  func planes(edge: GuardedMemory.Edge, bottomUp: Bool) {
    for (width, height) in (1...37).map({ ($0, 3) }) + [(1, 1), (65, 1), (131, 13), (131, 17)] {
      for padding in [0, 5] {
        check(width: width, height: height, padding: padding, edge: edge, bottomUp: bottomUp)
      }
    }
  }

  private func check(
    width: Int, height: Int, padding: Int, edge: GuardedMemory.Edge, bottomUp: Bool
  ) {
    let stride = width + padding
    var generator = SeededGenerator(seed: 7)
    func plane(_ memory: GuardedMemory) -> PlaneView {
      let count = (height - 1) * stride + width
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
      let first = memory.place(bytes, at: edge)
      return PlaneView(
        base: bottomUp ? first + (height - 1) * stride : first, width: width, height: height,
        stride: bottomUp ? -stride : stride)
    }
    let (a, b) = (plane(memory.0), plane(memory.1))
    for kernel in PlaneKernel.all where kernel.shortestSide <= min(width, height) {
      let expected = kernel.run(.reference, a, b)
      for tier in KernelConformanceTests.tiers {
        let equal = kernel.run(tier, a, b) == expected
        #expect(equal, "\(kernel), tier \(tier.tier), \(width)x\(height), stride \(a.stride)")
      }
    }
  }

  @Test(arguments: GuardedMemory.Edge.allCases, [0, 4, 8])
  func blockSearch(edge: GuardedMemory.Edge, radius: Int) {
    var generator = SeededGenerator(seed: 8)
    func picture() -> [UInt8] {
      (0..<64 * 36).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }
    let (a, b) = (picture(), picture())
    let placed = (memory.0.place(a, at: edge), memory.1.place(b, at: edge))
    let expected = Kernels.best.blockSearch(a, b, radius: radius)
    for table in tables {
      var sums = [UInt16](repeating: 0, count: 32)
      table.block_search(placed.0, placed.1, Int32(radius), &sums)
      #expect(sums == expected)
    }
  }

  @Test(arguments: GuardedMemory.Edge.allCases, [1, 2, 7, 64])
  func codeDifferences(edge: GuardedMemory.Edge, count: Int) {
    var generator = SeededGenerator(seed: 9)
    func bytes(_ count: Int) -> [UInt8] {
      (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }
    let size = MemoryLayout<winnow_code>.size
    let query = memory.0.place(bytes(size), at: edge)
    let codes = memory.1.place(bytes(count * size), at: edge)
    let results = tables.map { table in
      var triples = [UInt16](repeating: 0, count: 3 * count)
      query.withMemoryRebound(to: winnow_code.self, capacity: 1) { query in
        codes.withMemoryRebound(to: winnow_code.self, capacity: count) { codes in
          table.code_differences(query, codes, count, &triples)
        }
      }
      return triples
    }
    #expect(results.allSatisfy { $0 == results[0] })
  }

  /// The C functions themselves, for operands that the Swift front takes as arrays.
  private var tables: [winnow_kernels] {
    var tiers = [UnsafePointer<winnow_kernels>?](repeating: nil, count: 8)
    let count = winnow_kernel_tiers(&tiers, tiers.count)
    return tiers.prefix(count).compactMap { $0?.pointee }
  }
}
