import Testing

@testable import WinnowCore

/// Copies whose speed and start are known: time t of a copy shows what its original shows at
/// `start` + `speed` t.
@Suite struct AlignmentFitTests {
  typealias Alteration = TexturedScene.Alteration

  static let alterations = [
    Alteration(), Alteration(start: 1.03), Alteration(speed: 1.04), Alteration(speed: 0.96),
    Alteration(speed: 1.25, start: 0.5), Alteration(speed: 0.8), Alteration(speed: 1.17),
    Alteration(speed: 0.9, start: 1.5, noise: 8), Alteration(start: 0.77, gain: 1.1, lift: 12),
  ]

  @Test(arguments: alterations.indices, [UInt64(1), 2, 3])
  func speedAndOffsetAreThoseOfTheCopy(number: Int, seed: UInt64) throws {
    let alteration = Self.alterations[number]
    let scene = TexturedScene(seed: seed, drift: 5)
    let plain = try codes(scene.clip(seconds: 8))
    let length = (8 - alteration.start) / alteration.speed
    let query = try codes(scene.clip(seconds: length, alteration))
    let line = try line(plain, query)
    #expect(abs(line.speed * alteration.speed - 1) < 0.03)
    // The copy shows the original's second t at this time of its own.
    let shown = { (t: Double) in (t - alteration.start) / alteration.speed }
    for t in [alteration.start, (alteration.start + 8) / 2, 8] {
      let found = (t * 1000 * line.speed + line.offset) / 1000
      #expect(abs(found - shown(t)) < 0.1, "at \(t) s: \(found), not \(shown(t))")
    }
  }

  @Test func theSameClipLiesOnItselfExactly() throws {
    let clip = try codes(TexturedScene(seed: 9).clip(seconds: 5))
    #expect(try line(clip, clip) == AlignmentFit.Line(speed: 1, offset: 0))
  }

  /// 4 s that are shown twice as slowly, from 0.5 s of them on, in 5 s.
  @Test func overlapsAreWhereBothClipsAreShown() {
    let line = AlignmentFit.Line(speed: 2, offset: -1000)
    let overlaps = line.overlaps(plainLength: 4000, queryLength: 5000)
    #expect(overlaps.plain == 0.5..<3 && overlaps.query == 0..<5)
    let apart = line.overlaps(plainLength: 400, queryLength: 5000)
    #expect(apart.plain.isEmpty && apart.query.isEmpty)
  }

  private func codes(_ clip: ClipFingerprint) throws -> TimedCodes {
    let catalog = CopyCatalog([PlainLooks(clip)])
    try #require(!catalog.sheets.isEmpty)
    return catalog.plain(0)
  }

  private func line(_ plain: TimedCodes, _ query: TimedCodes) throws -> AlignmentFit.Line {
    let alignment = CopyAlignment(
      plain: plain, query: query, criteria: CopyCriteria(), kernels: .best)
    let span = try #require(try alignment.best())
    return AlignmentFit(plain: plain, query: query, span: span, kernels: .best).line()
  }
}
