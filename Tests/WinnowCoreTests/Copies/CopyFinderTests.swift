import Synchronization
import TestSupport
import Testing

@testable import WinnowCore

@Suite struct CopyFinderTests {
  typealias Alteration = TexturedScene.Alteration

  static let alterations: [Alteration] = [
    Alteration(), Alteration(speed: 1.25), Alteration(start: 1.37), Alteration(mirrored: true),
    Alteration(crop: 0.92), Alteration(gain: 1.1, lift: 15), Alteration(noise: 12),
    Alteration(mirrored: true, crop: 0.92, lift: 10),
  ]

  /// Each alteration of four contents; clip = content * alterations + alteration.
  static let clips = (0..<4).flatMap { content in
    alterations.map {
      TexturedScene(seed: UInt64(100 + content)).clip(seconds: (4 - $0.start) / $0.speed, $0)
    }
  }
  static let matches = CopyFinder().matches(among: clips)

  @Test func everyCopyMeetsItsOriginalAndNoOther() {
    let count = Self.alterations.count
    for clip in Self.clips.indices where clip % count != 0 {
      let match = Self.matches.first { $0.a == clip / count * count && $0.b == clip }
      let alteration = Self.alterations[clip % count]
      #expect(match != nil, "\(alteration)")
      #expect(match?.mirrored == alteration.mirrored)
      // Slow drift leaves a copy's speed in some doubt.
      #expect(abs((match?.speed ?? 0) - alteration.speed) < 0.11)
    }
    #expect(Self.matches.allSatisfy { $0.a / count == $0.b / count && $0.a < $0.b })
    #expect(
      CopyGroups(
        seconds: Self.clips.map { Double($0.length) / 1000 }, matches: Self.matches
      ).members
        == (0..<4).map { Array($0 * count..<($0 + 1) * count) })
  }

  @Test func overlapsSayWhichPartIsShared() throws {
    let trimmed = try #require(Self.matches.first { $0.a == 0 && $0.b == 2 })
    #expect(abs(trimmed.overlapA.lowerBound - 1.37) < 0.15)
    #expect(abs(trimmed.overlapA.upperBound - 4) < 0.15)
    #expect(trimmed.overlapB.lowerBound < 0.15)
    #expect(abs(trimmed.overlapB.upperBound - 2.63) < 0.15)
    #expect(trimmed.similarity > 0.85)
  }

  @Test(arguments: 0..<3) func theOrderOfClipsDoesNotMatter(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let order = Self.clips.indices.shuffled(using: &random)
    let matches = CopyFinder().matches(among: order.map { Self.clips[$0] })
    let restored = matches.map { match in
      let (a, b) = (order[match.a], order[match.b])
      return a < b
        ? CopyMatch(
          a: a, b: b, distance: match.distance, codes: match.codes, speed: match.speed,
          mirrored: match.mirrored, overlapA: match.overlapA, overlapB: match.overlapB)
        : CopyMatch(
          a: b, b: a, distance: match.distance, codes: match.codes,
          speed: Self.matches.first { $0.a == b && $0.b == a }?.speed ?? 0,
          mirrored: match.mirrored, overlapA: match.overlapB, overlapB: match.overlapA)
    }
    #expect(Set(restored) == Set(Self.matches))
  }

  @Test func theTierDoesNotMatter() {
    let clips = Array(Self.clips[..<12])
    let expected = CopyFinder(kernels: .reference).matches(among: clips)
    for kernels in Kernels.available {
      #expect(CopyFinder(kernels: kernels).matches(among: clips) == expected)
    }
  }

  /// Hundreds of black clips are no copies of each other, and looking at them costs nothing.
  @Test func flatClipsMatchNothing() {
    var builder = FingerprintBuilder()
    for index in 0..<40 {
      let black = Plane(width: 64, height: 36, filledWith: UInt8(16 + index % 2))
      builder.push(AnalysisFrame(index: index, time: 0, luma: black), seconds: Double(index) / 10)
    }
    var track = FingerprintTrack()
    track.append(builder.flush(before: .max, box: nil))
    let flat = track.clip(from: 0, to: 4)
    #expect(!flat.isUsable)
    #expect(CopyFinder().matches(among: Array(repeating: flat, count: 500)).isEmpty)
  }

  @Test func fewOrEmptyClipsMatchNothing() {
    #expect(CopyFinder().matches(among: []).isEmpty)
    let empty = FingerprintTrack().clip(from: 0, to: 10)
    #expect(CopyFinder().matches(among: [empty, empty, Self.clips[0]]).isEmpty)
  }

  @Test func criteriaAreKept() {
    var strict = CopyCriteria()
    strict.minimumOverlapShare = 1.01
    #expect(CopyFinder(criteria: strict).matches(among: Self.clips).isEmpty)
    strict = CopyCriteria()
    strict.maximumDistance = 0.02
    let matches = CopyFinder(criteria: strict).matches(among: Self.clips)
    #expect(matches.count < Self.matches.count && matches.allSatisfy { $0.distance <= 0.02 })
    strict.maximumDistance = .nan
    #expect(CopyFinder(criteria: strict).matches(among: Array(Self.clips[..<2])).count <= 1)
  }

  /// Batches of one clip, of a few, of all but one and of all, an empty one behind them.
  @Test func batchesDoNotMatter() throws {
    let clips = [0, 1, 2, 8, 9, 11].map { Self.clips[$0] }
    let expected = CopyFinder().matches(among: clips)
    #expect(
      expected.map { [$0.a, $0.b] } == [[0, 1], [0, 2], [1, 2], [3, 4], [3, 5], [4, 5]])
    for size in [1, 4, 5, 6] {
      let count = (clips.count + size - 1) / size + 1
      let matches = try CopyFinder().matches(batches: count) { batch in
        Array(clips.dropFirst(batch * size).prefix(size))
      }
      #expect(matches == expected, "batches of \(size)")
    }
  }

  /// What is left out is what is known, and what is of no interest; the same with a part alone.
  @Test func partsAreNotComparedWithThemselves() throws {
    let parts: [CopyPart] = [
      .known(circle: 0), .reference, .known(circle: 0), .reference, .new, .known(circle: 0),
      .reference, .new,
    ]
    let clips = [0, 1, 2, 3, 8, 9, 10, 11].map { Self.clips[$0] }
    let all = CopyFinder().matches(among: clips)
    let expected = all.filter { parts[$0.a] == .new || parts[$0.a] != parts[$0.b] }
    let found = try CopyFinder().matches(
      batches: clips.count, part: { parts[$0] }, { [clips[$0]] })
    #expect(found == expected && found.count > 6 && found.count == all.count - 2)
    for part in [CopyPart.known(circle: 0), .reference] {
      let none = try CopyFinder().matches(
        batches: clips.count, part: { _ in part }, { [clips[$0]] })
      #expect(none.isEmpty)
    }
  }

  private struct Unreadable: Error, Equatable {
    var batch: Int
  }

  /// Of several that cannot be read, the first.
  @Test func whatReadingABatchThrowsComesOut() {
    let clips = Self.clips
    #expect(throws: Unreadable(batch: 3)) {
      try CopyFinder().matches(batches: 9) { batch in
        if batch >= 3 { throw Unreadable(batch: batch) }
        return [clips[batch]]
      }
    }
  }

  @Test func aBatchMayBecomeUnreadable() {
    let clips = Self.clips
    let readings = Mutex([Int](repeating: 0, count: 4))
    #expect(throws: Unreadable(batch: 2)) {
      try CopyFinder().matches(batches: 4) { batch in
        let reading = readings.withLock { readings in
          readings[batch] += 1
          return readings[batch]
        }
        if batch == 2, reading == 2 { throw Unreadable(batch: batch) }
        return [clips[batch]]
      }
    }
  }
}
