import Testing

@testable import WinnowCore

@Suite struct FadeRuleTests {
  private let a = Scene(seed: 4)
  private let b = Scene(seed: 5)

  /// 20 frames of `a`, `length` towards `tone`, `hold` of it, `length` towards `b`, 20 of `b`.
  private func fade(through tone: Plane, length: Int, hold: Int) -> [Plane] {
    let (first, second) = (a.plane(), b.plane())
    let out = (1...length).map { first.blended(with: tone, share: Double($0) / Double(length)) }
    let back = (1...length).map { tone.blended(with: second, share: Double($0) / Double(length)) }
    return a.still(frames: 20) + out + [Plane](repeating: tone, count: hold) + back
      + b.still(frames: 20)
  }

  @Test(arguments: [0, 160, 255] as [UInt8], [(8, 0), (12, 5), (16, 10)])
  func findsAFadeInItsFlatRun(tone: UInt8, shape: (length: Int, hold: Int)) throws {
    let found = boundaries(
      in: fade(through: .flat(tone), length: shape.length, hold: shape.hold))
    #expect(found.map(\.transition) == [.fade])
    let fade = try #require(found.first)
    let flat = 20 + shape.length
    #expect(flat - 2...flat + shape.hold + 2 ~= fade.frame)
    #expect(abs(fade.span.lowerBound - 21) <= 2)
    #expect(abs(fade.span.upperBound - (flat + shape.hold + shape.length)) <= 2)
  }

  @Test func findsAFadeThroughWhiteBetweenBlackBars() {
    let frames = fade(through: .flat(255), length: 12, hold: 2).map { $0.letterboxed(rows: 12) }
    let found = boundaries(in: frames)
    #expect(found.map(\.transition) == [.fade])
    #expect(found.allSatisfy { 30...36 ~= $0.frame })
  }

  @Test func placesTheNewShotBehindALongBlack() {
    let found = boundaries(in: fade(through: .flat(0), length: 10, hold: 100))
    #expect(found.map(\.transition) == [.fade])
    #expect(found.allSatisfy { abs($0.frame - 130) <= 2 })
  }

  @Test func placesTheNewShotWhereBlackIsCutTo() {
    let black = [Plane](repeating: .flat(0), count: 15)
    let found = boundaries(in: a.still(frames: 20) + black + b.still(frames: 20))
    #expect(found.map(\.frame) == [20])
    #expect(found.first?.span.upperBound == 35)
  }

  @Test func placesTheNewShotWhereBlackIsCutFrom() {
    let out = fade(through: .flat(0), length: 10, hold: 6).prefix(36)
    let found = boundaries(in: out + b.still(frames: 30))
    #expect(found.map(\.frame) == [36])
    #expect(found.first?.span.upperBound == 36)
  }

  @Test func cutsOffABlackLongEnoughToBeAShot() {
    let black = [Plane](repeating: .flat(0), count: 120)
    let found = boundaries(in: a.still(frames: 20) + black + b.still(frames: 20))
    #expect(found.map(\.frame) == [20, 140])
  }

  @Test func findsNoneAtTheStartAndTheEnd() {
    let middle = fade(through: .flat(0), length: 10, hold: 10)
    #expect(boundaries(in: Array(middle.dropFirst(30))).isEmpty)
    #expect(boundaries(in: Array(middle.prefix(40))).isEmpty)
  }

  @Test(arguments: [0, 255] as [UInt8]) func findsNoneInAFlatFlash(tone: UInt8) {
    let flash = [Plane](repeating: .flat(tone), count: 3)
    #expect(boundaries(in: a.still(frames: 20) + flash + a.still(frames: 20)).isEmpty)
  }
}
