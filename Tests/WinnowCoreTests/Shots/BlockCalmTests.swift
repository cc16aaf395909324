import Testing

@testable import WinnowCore

@Suite struct BlockCalmTests {
  /// Blocks whose level is `level(block, position)`.
  private func calm(_ count: Int, level: (Int, Int) -> UInt8) -> BlockCalm {
    let thumbs = (0..<count).map { position in
      Plane(width: FrameFeatures.columns, height: FrameFeatures.rows) { x, y in
        level(y / 9 * 8 + x / 8, position)
      }
    }
    return BlockCalm(of: thumbs) { Kernels.best.blockSearch($0.samples, $1.samples, radius: 0) }
  }

  @Test(arguments: [1, 6, 12])
  func aBlockThatChangesOnceIsAbruptThere(position: Int) {
    let calm = calm(13) { block, i in block == 5 && i >= position ? 90 : 40 }
    #expect((0..<32).filter { calm.isAbrupt(block: $0, at: position) } == [5])
  }

  @Test func aBlockThatChangesAllTheTimeIsNot() {
    let calm = calm(13) { _, i in UInt8(40 + 10 * i) }
    #expect(!(0..<32).contains { calm.isAbrupt(block: $0, at: 6) })
  }

  @Test func aChangeElsewhereIsNotThere() {
    let calm = calm(21) { _, i in i >= 4 ? 90 : 40 }
    #expect(calm.isAbrupt(block: 0, at: 4))
    #expect(!calm.isAbrupt(block: 0, at: 14))
  }
}
