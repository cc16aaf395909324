import Testing

@testable import WinnowCore

@Suite struct DissolveRuleTests {
  /// 30 frames of one scene, `length` of both, 30 of another; both move by `step`.
  private func dissolve(length: Int, step: Int, seed: UInt64) -> [Plane] {
    let count = 30 + length
    let (a, b) = (Scene(seed: seed), Scene(seed: seed + 1))
    let (out, back) = (a.pan(frames: count, step: step), b.pan(frames: count, step: step))
    let blend = (0..<length).map { i in
      out[30 + i].blended(with: back[i], share: Double(i + 1) / Double(length + 1))
    }
    return Array(out.prefix(30)) + blend + Array(back.suffix(30))
  }

  @Test(arguments: [8, 13, 20, 30], [0, 1])
  func findsADissolveInItsSpan(length: Int, step: Int) throws {
    let found = boundaries(in: dissolve(length: length, step: step, seed: 20))
    #expect(found.map(\.transition) == [.dissolve])
    let dissolve = try #require(found.first)
    // In a long blend of stills neighbouring windows fit equally well.
    let tolerance = 2 + length / 6
    #expect(abs(dissolve.frame - (30 + length / 2)) <= tolerance)
    #expect(abs(dissolve.span.lowerBound - 30) <= tolerance)
    #expect(abs(dissolve.span.upperBound - (30 + length)) <= tolerance)
  }

  @Test func findsOneAtTwiceTheFrameRate() {
    let frames = dissolve(length: 40, step: 0, seed: 60)
    let found = boundaries(in: frames, by: TransitionDetector(framesPerSecond: 60))
    #expect(found.map(\.transition) == [.dissolve])
    #expect(found.allSatisfy { abs($0.frame - 50) <= 4 })
  }

  @Test func findsNoneInALightThatIsTurnedUp() {
    let scene = Scene(seed: 40).plane()
    let frames = (0..<60).map { i in
      scene.blended(with: .flat(0), share: 0.5 * (1 - min(1, max(0, Double(i - 20) / 15))))
    }
    #expect(boundaries(in: frames).isEmpty)
  }
}
