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

  @Test(arguments: GuardedMemory.Edge.allCases)
  func contrastCode(edge: GuardedMemory.Edge) {
    var generator = SeededGenerator(seed: 10)
    let bytes = (0..<512).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let (cells, place) = (memory.0.place(bytes, at: edge), memory.1.place([], at: edge))
    // The code is written to the other memory, right beside its page.
    let size = MemoryLayout<winnow_code>.size
    let target = UnsafeMutableRawPointer(mutating: edge == .front ? place : place - size)
      .assumingMemoryBound(to: winnow_code.self)
    let results = tables.map { table in
      cells.withMemoryRebound(to: UInt16.self, capacity: 256) { table.contrast_code($0, target) }
      return Array(UnsafeRawBufferPointer(start: target, count: size))
    }
    #expect(results.allSatisfy { $0 == results[0] })
  }

  /// Of 8 buckets the first and the last hold keys at the ends of the memory; the list of what is
  /// found ends at its own page.
  @Test(arguments: GuardedMemory.Edge.allCases, [0, 1, 5, 24])
  func nearKeys(edge: GuardedMemory.Edge, capacity: Int) throws {
    let found = try GuardedMemory(count: 4 * 24)
    let keys = (0..<24).map { UInt64($0) }
    let starts = (0...8).map { UInt32(3 * $0) }
    let placed = (
      memory.0.place(keys.bytes, at: edge), memory.1.place(starts.bytes, at: edge),
      found.place([UInt8](repeating: 0, count: 4 * capacity), at: edge)
    )
    for table in tables {
      for chunk in 0..<8 {
        let count = placed.0.withMemoryRebound(to: UInt64.self, capacity: 24) { keys in
          placed.1.withMemoryRebound(to: UInt32.self, capacity: 9) { starts in
            let room = UnsafeMutableRawPointer(mutating: placed.2)
              .assumingMemoryBound(to: UInt32.self)
            return table.near_keys(keys, starts, 3, UInt32(chunk), 0, 64, room, capacity)
          }
        }
        #expect(count == 12, "four buckets of three keys")
        let numbers = placed.2.withMemoryRebound(to: UInt32.self, capacity: capacity) {
          Array(UnsafeBufferPointer(start: $0, count: min(capacity, 12)))
        }
        let buckets = [chunk ^ 1, chunk ^ 2, chunk ^ 4, chunk]
        let expected = buckets.flatMap { 3 * $0..<3 * $0 + 3 }.prefix(capacity)
        #expect(numbers.elementsEqual(expected.map { UInt32($0) }))
      }
    }
  }

  /// The C functions themselves, for operands that the Swift front takes as arrays.
  private var tables: [winnow_kernels] {
    var tiers = [UnsafePointer<winnow_kernels>?](repeating: nil, count: 8)
    let count = winnow_kernel_tiers(&tiers, tiers.count)
    return tiers.prefix(count).compactMap { $0?.pointee }
  }
}

extension Array where Element: FixedWidthInteger {
  fileprivate var bytes: [UInt8] { withUnsafeBytes { [UInt8]($0) } }
}
