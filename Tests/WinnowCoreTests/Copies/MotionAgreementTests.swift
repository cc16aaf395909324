import TestSupport
import Testing

@testable import WinnowCore

/// Takes of an unmoving camera: all cells stay as they are but for 30, each of which turns over now and
/// then.
@Suite struct MotionAgreementTests {
  private static let still = Set<Int>()
  private static let moving = Set(100..<130)

  /// A code each tenth of a second, for 6 s; `seed` decides when the cells of `moving` turn over.
  private func take(_ seed: UInt64, moving: Set<Int>) -> TimedCodes {
    var scenery = SeededGenerator(seed: 1)
    var bits = (0..<256).map { _ in Bool.random(using: &scenery) }
    var random = SeededGenerator(seed: seed)
    let codes = (0..<60).map { _ in
      for cell in moving.sorted() where Int.random(in: 0..<5, using: &random) == 0 {
        bits[cell].toggle()
      }
      return code(bits)
    }
    return TimedCodes(
      length: 6000, starts: codes.indices.map { Int32($0 * 100) },
      ends: codes.indices.map { Int32($0 * 100 + 100) }, codes: codes)
  }

  private func code(_ cells: [Bool]) -> ContrastCode {
    let words = (0..<4).map { word in
      (0..<64).reduce(UInt64(0)) { $0 | (cells[word * 64 + $1] ? 1 << UInt64($1) : 0) }
    }
    return ContrastCode(
      bits: Bits256(words[0], words[1], words[2], words[3]), mask: Bits256(.max, .max, .max, .max))
  }

  private func part(_ take: TimedCodes, from first: Int) -> TimedCodes {
    let count = take.count - first
    return TimedCodes(
      length: count * 100, starts: Array(take.starts.prefix(count)),
      ends: Array(take.ends.prefix(count)), codes: Array(take.codes.dropFirst(first)))
  }

  private func judge(_ plain: TimedCodes, _ query: TimedCodes) throws -> (
    relation: CopyRelation, line: AlignmentFit.Line
  ) {
    try MotionAgreement(plain: plain, query: query)
      .judge(AlignmentFit.Line(speed: 1, offset: 0), criteria: CopyCriteria())
  }

  @Test(arguments: 1...5) func aCopyIsFoundWhereItChangesAtTheSameMoments(seed: UInt64) throws {
    let take = take(seed, moving: Self.moving)
    #expect(try judge(take, take) == (.copy, AlignmentFit.Line(speed: 1, offset: 0)))
    // Second t of the take is second t - 1.3 of what is left of it.
    let (relation, line) = try judge(take, part(take, from: 13))
    #expect(relation == .copy)
    #expect(line.speed == 1 && abs(line.offset + 1300) <= 100)
  }

  @Test(arguments: 1...5) func anotherMomentChangesAtOthers(seed: UInt64) throws {
    let (a, b) = (take(seed, moving: Self.moving), take(seed + 100, moving: Self.moving))
    #expect(try judge(a, b).relation == .sameTake)
    #expect(try judge(a, take(seed, moving: Self.still)).relation == .sameTake)
  }

  /// What is tried grows with the pictures, not with the time between them; without gaps nothing is left out.
  @Test func gapsAreNotSearched() {
    let take = take(1, moving: Self.moving)
    let gap = TimedCodes(
      length: 14_400_000, starts: take.starts.map { $0 < 3000 ? $0 : $0 + 14_000_000 },
      ends: take.ends.map { $0 <= 3000 ? $0 : $0 + 14_000_000 }, codes: take.codes)
    let criteria = CopyCriteria()
    for speed in Speed.all {
      let tried = Array(MotionAgreement(plain: gap, query: gap).offsets(at: speed.value, criteria))
      #expect(tried.count <= 8 * 120 + 1)
      let all = Array(MotionAgreement(plain: take, query: take).offsets(at: speed.value, criteria))
      #expect(zip(all, all.dropFirst()).allSatisfy { abs($1 - $0 - 100) < 1e-6 } && all.count > 50)
    }
    // Half a second a code is as few as there are without gaps.
    let slow = TimedCodes(
      length: 30_000, starts: take.starts.map { $0 * 5 }, ends: take.ends.map { $0 * 5 },
      codes: take.codes)
    let tried = Array(MotionAgreement(plain: slow, query: slow).offsets(at: 4.0 / 3, criteria))
    #expect(abs(tried[1] - tried[0] - 100) < 1e-6)
  }

  @Test func stillPicturesAreCopies() throws {
    let still = take(1, moving: Self.still)
    #expect(try judge(still, still).relation == .copy)
    #expect(try judge(still, part(still, from: 13)).relation == .copy)
  }

  @Test func aRecipeSaysWhetherOneOfATakeIsEnough() {
    var settings = CopySettings()
    let match = CopyMatch(
      a: 0, b: 1, relation: .sameTake, distance: 0.1, speed: 1, mirrored: false, overlapA: 0..<1,
      overlapB: 0..<1)
    #expect(!settings.joins(match))
    settings.sameTake = .one
    #expect(settings.joins(match))
  }
}
