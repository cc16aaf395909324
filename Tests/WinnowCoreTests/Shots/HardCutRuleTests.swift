import TestSupport
import Testing

@testable import WinnowCore

@Suite struct HardCutRuleTests {
  private let a = Scene(seed: 1)
  private let b = Scene(seed: 2)

  @Test(arguments: [1, 7, 20, 39]) func findsACutAtItsFrame(frame: Int) {
    let found = boundaries(in: a.still(frames: frame) + b.still(frames: 45 - frame))
    #expect(found.map(\.frame) == [frame])
    #expect(found.allSatisfy { $0.transition == .cut && $0.span.isEmpty && $0.confidence > 0.3 })
  }

  @Test(arguments: 10..<14 as Range<UInt64>) func findsCutsBetweenMovingShots(seed: UInt64) {
    let found = boundaries(
      in: Scene(seed: seed).pan(frames: 20) + Scene(seed: seed + 100).pan(frames: 20)
        + Scene(seed: seed + 200).pan(frames: 20))
    #expect(found.map(\.frame) == [20, 40])
  }

  @Test func findsNoneInAStill() {
    #expect(boundaries(in: a.still(frames: 40)).isEmpty)
  }

  @Test(arguments: [1, 4, 8]) func findsNoneInAPan(step: Int) {
    #expect(boundaries(in: (0..<96 / step).map { a.plane(x: $0 * step) }).isEmpty)
  }

  @Test func findsNoneInNoise() {
    var generator = SeededGenerator(seed: 3)
    let frames = (0..<30).map { _ in a.plane().noisy(amplitude: 30, using: &generator) }
    #expect(boundaries(in: frames).isEmpty)
  }

  @Test(arguments: 1...4) func findsNoneInAFlash(length: Int) {
    let bright = a.plane().blended(with: .flat(255), share: 0.8)
    let flash = [Plane](repeating: bright, count: length)
    let found = boundaries(in: a.still(frames: 20) + flash + a.still(frames: 20))
    #expect(found.isEmpty)
  }

  @Test func findsNoneWhereACaptionAppears() {
    let plain = a.plane()
    let caption = Plane(width: Scene.width, height: Scene.height) { x, y in
      y > 65 ? 255 : plain[x, y]
    }
    #expect(boundaries(in: a.still(frames: 20) + [Plane](repeating: caption, count: 20)).isEmpty)
  }

  @Test func carriesOnWhenThePictureChangesSize() {
    let large = a.plane()
    let small = Plane(width: 80, height: 45) { x, y in large[x * 2, y * 2] }
    let found = boundaries(
      in: a.still(frames: 10) + [Plane](repeating: small, count: 10) + b.still(frames: 10))
    #expect(found.map(\.frame) == [20])
  }
}
