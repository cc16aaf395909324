import TestSupport
import Testing

@testable import WinnowCore

/// Searches in which some copies are known.
@Suite struct CopyFinderKnownTests {
  private static let clips = CopyFinderTests.clips
  private static let whole = CopyFinderTests.matches

  /// What a search finds where the copies among the clips of each circle are known, with those.
  private func found(_ circles: [Int?], _ batches: KeptBatches) throws -> [CopyMatch] {
    let known = Self.whole.filter { circles[$0.a] != nil && circles[$0.a] == circles[$0.b] }
    let found = try CopyFinder().findings(in: batches)
    #expect(found.representatives.isEmpty)
    #expect(found.matches.allSatisfy { !known.contains($0) })
    return (known + found.matches).sorted { ($0.a, $0.b) < ($1.a, $1.b) }
  }

  private func parts(_ circles: [Int?]) -> [CopyPart] {
    circles.map { $0.map { .known(circle: $0) } ?? .new }
  }

  /// Clips come one by one, many at once, and in circles of which nothing is known between them, before and
  /// behind those that are there.
  @Test(arguments: 0..<6, [0.05, 0.5, 0.9])
  func whatIsFoundLaterIsWhatIsFoundAtOnce(seed: Int, new: Double) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let circles = Self.clips.map { _ -> Int? in
      Double.random(in: 0..<1, using: &random) < new
        ? nil : Int.random(in: 0...seed, using: &random)
    }
    let batches = KeptBatches(Self.clips, parts(circles))
    batches.keep(Self.clips.indices.filter { circles[$0] != nil })
    #expect(try found(circles, batches) == Self.whole)
    #expect(batches.keptCount == 2 * Self.clips.count)
  }

  /// Of known clips only those are read that show something of what is new.
  @Test func knownClipsAreNotRead() throws {
    let circles = Self.clips.indices.map { $0 == 3 ? nil : 0 }
    let batches = KeptBatches(Self.clips, parts(circles))
    batches.keep(Self.clips.indices)
    #expect(try found(circles, batches) == Self.whole)
    let copies = Set(Self.whole.filter { $0.a == 3 || $0.b == 3 }.flatMap { [$0.a, $0.b] })
    for clip in Self.clips.indices {
      #expect(batches.readings[clip] == 0 || copies.contains(clip), "clip \(clip)")
    }
    #expect(batches.readings[3] == 0 || copies.contains(3))
  }

  /// The largest part of all is one of references, or there is no other.
  @Test func referencesAreComparedWithAllOthersAlone() throws {
    let parts = Self.clips.indices.map { $0 % 8 < 5 ? CopyPart.reference : .known(circle: 7) }
    let found = try CopyFinder().findings(in: KeptBatches(Self.clips, parts)).matches
    #expect(found == Self.whole.filter { parts[$0.a] != parts[$0.b] } && !found.isEmpty)
  }

  @Test func looksOfOtherClipsAreFoundOut() throws {
    let circles = Self.clips.indices.map { $0 == 3 ? nil : 0 }
    let batches = KeptBatches(Self.clips, parts(circles))
    batches.keep(Self.clips.indices)
    batches.keep([PlainLooks(Self.clips[0])], of: 2)
    batches.keep([AlteredLooks(Self.clips[0]), AlteredLooks(Self.clips[0])], of: 2)
    #expect(throws: DamagedLooks.self) { try CopyFinder().findings(in: batches) }
  }

  /// Wherever it is when it is asked.
  @Test(arguments: [0, 1, 5, 40, 150, 400])
  func aSearchCanBeGivenUp(after asked: Int) throws {
    let count = Counter()
    var finder = CopyFinder()
    finder.isStopped = { count.next() > asked }
    #expect(throws: CopySearchStopped.self) {
      try finder.findings(among: Self.clips)
    }
    // Each thread asks once more at most.
    #expect(count.value <= asked + 65)
  }
}
