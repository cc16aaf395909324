import Testing

@testable import WinnowCore

@Suite struct SweepRuleTests {
  private static let before = 30
  private static let after = 26

  /// Frames of one scene, `length` of both as `mixed` joins them, frames of another.
  private func sweep(
    length: Int, step: Int = 0, seed: UInt64, mixed: (Plane, Plane, Double) -> Plane
  ) -> [Plane] {
    let count = Self.before + length + Self.after
    let (a, b) = (
      Scene(seed: seed).pan(frames: count, step: step),
      Scene(seed: seed + 1).pan(frames: count, step: step)
    )
    return (0..<count).map { i in
      let share = Double(i - Self.before + 1) / Double(length + 1)
      return share <= 0 ? a[i] : share >= 1 ? b[i] : mixed(a[i], b[i], share)
    }
  }

  /// The new picture left of an edge that goes from left to right, the edge `softness` wide.
  private func wiped(_ a: Plane, _ b: Plane, share: Double, softness: Double) -> Plane {
    Plane(width: a.width, height: a.height) { x, y in
      let place = (Double(x) + 0.5) / Double(a.width)
      let weight = min(1, max(0, (share * (1 + softness) - place) / softness))
      return UInt8((Double(a[x, y]) * (1 - weight) + Double(b[x, y]) * weight).rounded())
    }
  }

  /// The new picture comes from the right and takes the old one with it.
  private func pushed(_ a: Plane, _ b: Plane, share: Double) -> Plane {
    let shift = Int((share * Double(a.width)).rounded())
    return Plane(width: a.width, height: a.height) { x, y in
      x + shift < a.width ? a[x + shift, y] : b[x + shift - a.width, y]
    }
  }

  private func expectOne(_ found: [ShotBoundary], length: Int) throws {
    #expect(found.map(\.transition) == [.wipe])
    let wipe = try #require(found.first)
    #expect(abs(wipe.frame - (Self.before + length / 2)) <= 2 + length / 8)
    #expect(wipe.span.lowerBound >= Self.before - 3)
    #expect(wipe.span.upperBound <= Self.before + length + 3)
  }

  @Test(arguments: [8, 14, 24], [0, 1])
  func findsAWipe(length: Int, step: Int) throws {
    let frames = sweep(length: length, step: step, seed: 70) {
      wiped($0, $1, share: $2, softness: 0.01)
    }
    try expectOne(boundaries(in: frames), length: length)
  }

  @Test(arguments: [12, 24])
  func findsASoftWipe(length: Int) throws {
    let frames = sweep(length: length, seed: 80) { wiped($0, $1, share: $2, softness: 0.3) }
    try expectOne(boundaries(in: frames), length: length)
  }

  @Test(arguments: [8, 14, 24], [0, 1])
  func findsAPush(length: Int, step: Int) throws {
    let frames = sweep(length: length, step: step, seed: 90) { pushed($0, $1, share: $2) }
    try expectOne(boundaries(in: frames), length: length)
  }

  @Test(arguments: [1, 2, 3])
  func findsNoneInAPan(step: Int) {
    #expect(boundaries(in: Scene(seed: 100).pan(frames: 32, step: step)).isEmpty)
  }

  @Test func findsNoneWhereACaptionComesAcross() {
    let scene = Scene(seed: 110).plane()
    let frames = (0..<90).map { i in
      Plane(width: scene.width, height: scene.height) { x, y in
        y > 60 && x < (i - 30) * 8 ? 20 : scene[x, y]
      }
    }
    #expect(boundaries(in: frames).isEmpty)
  }
}
