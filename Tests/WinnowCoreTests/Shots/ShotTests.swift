import Testing

@testable import WinnowCore

@Suite struct ShotTests {
  private func cut(_ frame: Int) -> ShotBoundary {
    ShotBoundary(frame: frame, transition: .cut, span: frame..<frame, confidence: 0.5)
  }

  @Test func withoutBoundariesOneShotIsTheVideo() {
    #expect(
      Shot.list(of: [], frameCount: 7) == [
        Shot(frames: 0..<7, unmixed: 0..<7, transition: .start, confidence: 1)
      ])
  }

  @Test func withoutFramesThereIsNoShot() {
    #expect(Shot.list(of: [cut(3)], frameCount: 0).isEmpty)
    #expect(Shot.list(of: [], frameCount: -1).isEmpty)
  }

  @Test func shotsShareOutEveryFrame() {
    let shots = Shot.list(of: [cut(3), cut(9)], frameCount: 12)
    #expect(shots.map(\.frames) == [0..<3, 3..<9, 9..<12])
    #expect(shots.map(\.transition) == [.start, .cut, .cut])
    #expect(shots.map(\.confidence) == [1, 0.5, 0.5])
  }

  @Test func transitionsAreTrimmedOnBothSides() {
    let dissolve = ShotBoundary(
      frame: 10, transition: .dissolve, span: 6..<15, confidence: 0.8)
    let shots = Shot.list(of: [dissolve], frameCount: 20)
    #expect(shots.map(\.frames) == [0..<10, 10..<20])
    #expect(shots.map(\.unmixed) == [0..<6, 15..<20])
  }

  @Test func nothingIsLeftWhereTransitionsMeet() {
    let first = ShotBoundary(frame: 10, transition: .fade, span: 5..<18, confidence: 1)
    let second = ShotBoundary(frame: 20, transition: .fade, span: 15..<40, confidence: 1)
    let shots = Shot.list(of: [first, second], frameCount: 30)
    #expect(shots.map(\.unmixed.isEmpty) == [false, true, true])
    #expect(shots.map(\.frames) == [0..<10, 10..<20, 20..<30])
  }

  @Test func boundariesOutOfPlaceArePassedOver() {
    let shots = Shot.list(of: [cut(-1), cut(0), cut(4), cut(4), cut(2), cut(9)], frameCount: 9)
    #expect(shots.map(\.frames) == [0..<4, 4..<9])
  }
}
