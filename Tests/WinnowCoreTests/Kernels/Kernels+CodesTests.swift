import TestSupport
import Testing

@testable import WinnowCore

/// Codes and keys of small pictures: the tiers against the reference, the reference against plain loops.
@Suite struct KernelsCodesTests {
  /// Cells without order, at both extremes, and close to the difference from which they are meant.
  private static let contents: [(name: String, cells: ClosedRange<UInt16>)] = [
    ("random", 0...65280), ("all there is", 0...65535), ("faint", 30_000...30_900),
    ("fainter", 30_000...30_432), ("flat", 65535...65535),
  ]

  @Test(arguments: contents.indices) func contrastCodesEqualTheReference(content: Int) {
    let (name, range) = Self.contents[content]
    var random = SeededGenerator(seed: 20)
    for _ in 0..<50 {
      let cells = (0..<256).map { _ in UInt16.random(in: range, using: &random) }
      check(cells, name)
      check(cells.map { $0 > (range.lowerBound / 2 + range.upperBound / 2) ? .max : 0 }, name)
    }
  }

  /// A cell just as far from its surroundings as is meant, and less by one, wherever it lies.
  @Test func everyCellIsMeantFromTheSameDifference() {
    for place in 0..<256 {
      for lift: UInt16 in [431, 432, 863, 864] {
        for base: UInt16 in [0, 1000, 60_000] {
          var cells = [UInt16](repeating: base, count: 256)
          cells[place] += lift
          check(cells, "cell \(place) lifted by \(lift)")
          cells = cells.map { 65_000 - $0 }
          check(cells, "cell \(place) lowered by \(lift)")
        }
      }
    }
  }

  private func check(_ cells: [UInt16], _ name: String) {
    let expected = Kernels.reference.contrastCode(cells)
    for tier in KernelConformanceTests.tiers {
      let equal = tier.contrastCode(cells) == expected
      #expect(equal, "tier \(tier.tier), \(name)")
    }
  }

  /// Keys in buckets, found in whatever bucket they are by comparing all.
  private struct Buckets {
    let chunkBits: Int
    var keys: [UInt64] = []
    var starts: [UInt32] = [0]

    /// Buckets of up to `most` keys that differ from one another in few bits.
    init(chunkBits: Int, most: Int, using random: inout SeededGenerator) {
      self.chunkBits = chunkBits
      for _ in 0..<1 << chunkBits {
        for _ in 0..<Int.random(in: 0...most, using: &random) {
          var key: UInt64 = 0x0123_4567_89AB_CDEF
          for _ in 0..<8 { key ^= 1 << UInt64.random(in: 0..<64, using: &random) }
          keys.append(key)
        }
        starts.append(UInt32(keys.count))
      }
    }

    func near(_ kernels: Kernels, _ key: UInt64, chunk: Int, radius: Int) -> [UInt32] {
      var found: [UInt32] = [7]
      kernels.nearKeys(
        keys, starts: starts, chunkBits: chunkBits, chunk: chunk, key: key, radius: radius,
        into: &found)
      return found
    }

    func bucket(of position: Int) -> Int { starts.lastIndex { $0 <= position } ?? 0 }
  }

  /// Some lists are longer than the room they are first written to.
  @Test(arguments: [0, 1, 3, 6], [0, 3, 40])
  func nearKeysAreThoseThatComparingAllFinds(chunkBits: Int, most: Int) {
    var random = SeededGenerator(seed: UInt64(chunkBits))
    let buckets = Buckets(chunkBits: chunkBits, most: most, using: &random)
    for radius in [0, 5, 8, 64] {
      for _ in 0..<20 {
        let chunk = Int.random(in: 0..<1 << chunkBits, using: &random)
        let key = buckets.keys.randomElement(using: &random) ?? 0
        let found = buckets.near(.reference, key, chunk: chunk, radius: radius)
        let expected = buckets.keys.indices.filter {
          (buckets.keys[$0] ^ key).nonzeroBitCount <= radius
            && (buckets.bucket(of: $0) ^ chunk).nonzeroBitCount <= 1
        }
        #expect(found.map(Int.init).sorted() == expected)
        for tier in KernelConformanceTests.tiers {
          let equal = buckets.near(tier, key, chunk: chunk, radius: radius) == found
          #expect(equal, "tier \(tier.tier), \(chunkBits) bits, radius \(radius)")
        }
      }
    }
  }
}
