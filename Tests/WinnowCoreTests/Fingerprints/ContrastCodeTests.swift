import TestSupport
import Testing

@testable import WinnowCore

@Suite struct ContrastCodeTests {
  /// Cells of `level` but for those named, which have another.
  private func cells(_ level: UInt16, except other: [Int: UInt16] = [:]) -> [UInt16] {
    (0..<256).map { other[$0] ?? level }
  }

  @Test func flatPicturesHaveNoMeantBits() {
    let code = ContrastCode(cells: cells(128 * 256))
    #expect(code == ContrastCode(bits: Bits256(), mask: Bits256()))
    #expect(!code.isUsable)
  }

  /// A cell 27/16 levels above a flat field has L = 8/9 of that, 1.5 levels: meant, just so.
  /// Its neighbours have -1/9 of it, 3/16 levels: neither lighter nor meant.
  @Test func aLighterCellIsMeantFromOneAndAHalfLevels() {
    let place = 5 * 16 + 7
    let meant = ContrastCode(cells: cells(1000, except: [place: 1000 + 432]))
    #expect(meant.bits == Bits256(0, 1 << 23, 0, 0))
    #expect(meant.mask == Bits256(0, 1 << 23, 0, 0))
    let doubtful = ContrastCode(cells: cells(1000, except: [place: 1000 + 431]))
    #expect(doubtful.bits == meant.bits)
    #expect(doubtful.mask == Bits256())
  }

  /// Reflect 101: the corner's neighbours beyond the border are those inside, so that cell (1, 1)
  /// counts four times of nine at the corner, and the corner itself once.
  @Test func theBorderIsMirroredWithoutBeingRepeated() {
    let below = ContrastCode(cells: cells(1000, except: [17: 1000 + 864]))
    #expect(below.mask.words.0 & 1 == 1, "4/9 of 3.375 levels is 1.5")
    #expect(below.bits.words.0 & 1 == 0)
    let short = ContrastCode(cells: cells(1000, except: [17: 1000 + 863]))
    #expect(short.mask.words.0 & 1 == 0)
  }

  @Test(arguments: 0..<20) func theMirroredPictureHasTheMirroredCode(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let cells = (0..<256).map { _ in UInt16.random(in: 0...65280, using: &random) }
    let mirrored = (0..<16).flatMap { cells[$0 * 16..<$0 * 16 + 16].reversed() }
    let code = ContrastCode(cells: cells)
    #expect(ContrastCode(cells: mirrored) == code.mirrored)
    #expect(code.mirrored.mirrored == code)
  }

  @Test(arguments: 0..<20) func differencesEqualTheKernels(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    func bits() -> Bits256 {
      Bits256(random.next(), random.next(), random.next(), random.next() & random.next())
    }
    let a = ContrastCode(bits: bits(), mask: bits())
    let b = ContrastCode(bits: bits(), mask: bits())
    #expect(Kernels.reference.codeDifferences(a, [b]) == [CodeDifference(a, b)])
  }

  @Test func distancesFollowTheFormula() {
    #expect(CodeDifference(valid: 100, mismatches: 0, lone: 0).distance == 0)
    #expect(CodeDifference(valid: 100, mismatches: 50, lone: 0).distance == 5000)
    #expect(CodeDifference(valid: 100, mismatches: 0, lone: 200).distance == 2500)
    #expect(CodeDifference(valid: 47, mismatches: 0, lone: 0).distance == nil)
    #expect(!CodeDifference(valid: 100, mismatches: 8, lone: 0).isNewContent)
    #expect(CodeDifference(valid: 100, mismatches: 8, lone: 1).isNewContent)
  }
}
