import TestSupport
import Testing
import WinnowCore

@Suite struct FrameNumberCodingTests {
  @Test(arguments: [
    [], [0], [7], [0, 1, 2, 3], [0, 250, 500, 750, 800], [3, 4, 9, 14, 15, 1_000_000_000_000],
  ])
  func numbersAreReadBack(frames: [Int]) {
    let bytes = FrameNumberCoding.bytes(frames)
    #expect(FrameNumberCoding.frames(bytes, below: (frames.last ?? -1) + 1) == frames)
    guard let last = frames.last else { return }
    #expect(FrameNumberCoding.frames(bytes, below: last) == nil)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>) func anyNumbersAreReadBack(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let frames = (0..<500).filter { _ in Int.random(in: 0..<3, using: &random) == 0 }
    #expect(FrameNumberCoding.frames(FrameNumberCoding.bytes(frames), below: 500) == frames)
  }

  @Test func aConstantDistanceTakesAFewBytes() {
    #expect(FrameNumberCoding.bytes(Array(0..<100_000)).count < 6)
    #expect(FrameNumberCoding.bytes((0..<1_000).map { 48 * $0 }).count < 8)
  }

  /// No step, no repetition, backwards, half a pair, an endless number, and more than there is.
  @Test(
    arguments: [
      [0, 2], [2, 0], [1, 2], [2], [255, 255, 255], [2, 2, 4, 254, 255, 255, 255, 255, 7],
    ] as [[UInt8]])
  func otherBytesAreRefused(bytes: [UInt8]) {
    #expect(FrameNumberCoding.frames(bytes, below: 100) == nil)
  }
}
