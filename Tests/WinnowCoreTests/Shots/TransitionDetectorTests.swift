import Testing

@testable import WinnowCore

@Suite struct TransitionDetectorTests {
  @Test func everyTierFindsTheSame() {
    let (a, b) = (Scene(seed: 50), Scene(seed: 51))
    let blend = (1...9).map { a.plane().blended(with: b.plane(), share: Double($0) / 10) }
    let frames =
      a.pan(frames: 12) + b.still(frames: 6) + a.still(frames: 10) + blend
      + b.still(frames: 10)
    let found = Kernels.available.map { kernels in
      boundaries(in: frames, by: TransitionDetector(framesPerSecond: 25, kernels: kernels))
    }
    #expect(found.allSatisfy { $0 == found[0] })
    #expect(found[0].map(\.frame).prefix(2) == [12, 18])
  }

  @Test func nearbyKindsDoNotClaimTheSameBoundary() {
    let (a, b) = (Scene(seed: 52), Scene(seed: 53))
    let black = [Plane](repeating: .flat(0), count: 3)
    let found = boundaries(in: a.still(frames: 30) + black + b.still(frames: 30))
    #expect(found.map(\.frame) == [30])
    #expect(found.map(\.transition) == [.fade])
  }
}
