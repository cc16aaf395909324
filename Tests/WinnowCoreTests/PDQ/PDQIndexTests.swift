import TestSupport
import Testing

@testable import WinnowCore

@Suite struct PDQIndexTests {
  @Test(arguments: [0, 1, 2, 5000])
  func findsWhatComparingAllDoes(_ count: Int) {
    var generator = SeededGenerator(seed: UInt64(count))
    let hashes = (0..<count).map { _ in PDQHash.random(&generator) }
    let index = PDQIndex(hashes)
    for radius in 0...PDQIndex.largestRadius {
      let query = hashes.randomElement(using: &generator) ?? PDQHash.random(&generator)
      let near = query.flipped(Int.random(in: 0...33, using: &generator), &generator)
      #expect(index.matches(of: near, within: radius) == hashes.matches(of: near, within: radius))
    }
  }

  @Test func findsWhatComparingAllDoesInClusters() {
    var generator = SeededGenerator(seed: 2)
    let centres = (0..<20).map { _ in PDQHash.random(&generator) }
    let hashes = (0..<4000).map { _ in
      centres[Int.random(in: 0..<20, using: &generator)]
        .flipped(Int.random(in: 0...40, using: &generator), &generator)
    }
    let index = PDQIndex(hashes)
    var found = 0
    for round in 0..<400 {
      let query = centres[round % 20].flipped(round % 37, &generator)
      let matches = index.matches(of: query, within: round % 32)
      #expect(matches == hashes.matches(of: query, within: round % 32))
      found += matches.count
    }
    #expect(found > 1000)
  }

  @Test func findsWhatTheRadiusHoldsAndNoMore() {
    var generator = SeededGenerator(seed: 3)
    let hashes = (0..<500).map { _ in PDQHash.random(&generator) }
    let index = PDQIndex(hashes)
    for round in 0..<4000 {
      let radius = round % 4 == 0 ? Int.random(in: 0...31, using: &generator) : 31
      let hash = hashes[round % 500]
      let (inside, outside) = (
        hash.flipped(radius, &generator), hash.flipped(radius + 1, &generator)
      )
      #expect(
        index.matches(of: inside, within: radius)
          == [PDQMatch(index: round % 500, distance: radius)])
      #expect(index.matches(of: outside, within: radius).isEmpty)
    }
  }

  /// Differences spread so that one part alone can find the pair.
  @Test(arguments: PDQPart.all.indices)
  func everyPartIsLookedAt(_ part: Int) {
    let limits = PDQPart.all.map { $0.width == 24 ? 2 : 1 }
    let hash = PDQHash(words: [0x0123_4567_89ab_cdef, 7 << 40, ~0, 0x5555_5555_5555_5555])
    var words = hash.words
    for (number, other) in PDQPart.all.enumerated() {
      let count = limits[number] + (number == part ? 0 : 1)
      for bit in other.start..<other.start + count { words[bit / 64] ^= 1 << (63 - bit % 64) }
    }
    let query = PDQHash(words: words)
    let matches = PDQIndex([hash, query]).matches(of: query, within: 31)
    #expect(matches == [PDQMatch(index: 0, distance: 31), PDQMatch(index: 1, distance: 0)])
  }

  @Test func partsAreAllBitsOnce() {
    #expect(PDQPart.all.reduce(0) { $0 + $1.width } == 256)
    for bit in 0..<256 {
      var words = SIMD4<UInt64>()
      words[bit / 64] = 1 << (63 - bit % 64)
      let values = PDQPart.all.map { $0.bits(of: PDQHash(words: words)) }
      #expect(values.count { $0 != 0 } == 1)
      #expect(values.reduce(0) { $0 + $1.nonzeroBitCount } == 1)
    }
  }
}

extension PDQHash {
  fileprivate static func random(_ generator: inout SeededGenerator) -> PDQHash {
    PDQHash(words: .random(in: 0...UInt64.max, using: &generator))
  }

  fileprivate func flipped(_ count: Int, _ generator: inout SeededGenerator) -> PDQHash {
    var words = words
    for bit in (0..<256).shuffled(using: &generator).prefix(count) {
      words[bit / 64] ^= 1 << UInt64(bit % 64)
    }
    return PDQHash(words: words)
  }
}

extension [PDQHash] {
  fileprivate func matches(of query: PDQHash, within radius: Int) -> [PDQMatch] {
    enumerated().map { PDQMatch(index: $0, distance: $1.distance(to: query)) }
      .filter { $0.distance <= radius }
  }
}
