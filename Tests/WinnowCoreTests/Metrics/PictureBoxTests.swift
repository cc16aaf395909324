import Testing
import WinnowCore

/// Closed forms of the rules: shares of the picture's sides go in, whole pixels come out.
@Suite struct PictureBoxTests {
  private func box(_ left: [Float], _ top: [Float], _ right: [Float], _ bottom: [Float])
    -> PictureBox
  {
    PictureBox(
      scores: [
        "letterbox.left": left, "letterbox.top": top, "letterbox.right": right,
        "letterbox.bottom": bottom,
      ], samples: 0..<left.count)
  }

  private func vertical(_ top: Float, _ bottom: Float) -> PictureBox {
    box([0], [top], [0], [bottom])
  }

  @Test func evenBarsAreCutOff() {
    let box = box([0.25], [0.125], [0.25], [0.125])
    let expected = PixelRect(x: 160, y: 45, width: 320, height: 270)
    #expect(box.pixels(width: 640, height: 360) == expected)
    #expect(box.fractions != nil)
  }

  @Test func thinUnevenAndTooWideBarsAreNotBelieved() {
    #expect(vertical(0.0201, 0.0201).top > 0)
    #expect(vertical(0.0199, 0.0199) == PictureBox.whole)
    #expect(vertical(0.2, 0.1701).top > 0)
    #expect(vertical(0.2, 0.1699) == PictureBox.whole)
    #expect(vertical(0.2, 0) == PictureBox.whole)
    #expect(vertical(0.3, 0.2999).bottom > 0)
    #expect(vertical(0.301, 0.3) == PictureBox.whole)
    #expect(PictureBox.whole.fractions == nil)
  }

  /// Of ten frames the second narrowest bar counts, of nine the narrowest would.
  @Test func oneFrameInTenMayHaveNone() {
    let bars = [Float](repeating: 0.1, count: 9)
    let zeros = [Float](repeating: 0, count: 10)
    #expect(box(zeros + [0], bars + [0, 0.1], zeros + [0], bars + [0.1, 0.1]).top > 0)
    #expect(box(zeros, bars + [0], zeros, bars + [0.1]) == PictureBox.whole)
    #expect(box(zeros + [0], bars + [0, 0], zeros + [0], bars + [0, 0]) == PictureBox.whole)
  }

  @Test func framesWithoutAJudgementDoNotCount() {
    let bars: [Float] = [.nan, 0.1, .nan]
    #expect(box([.nan, 0, .nan], bars, [.nan, 0, .nan], bars).top == Double(Float(0.1)))
    let none: [Float] = [.nan]
    #expect(box(none, none, none, none) == PictureBox.whole)
  }

  @Test func aBoxIsNeverEmpty() {
    let box = box([0.3], [0.3], [0.3], [0.3])
    for side in 1...9 {
      let rect = box.pixels(width: side, height: side)
      #expect(PixelRect(x: 0, y: 0, width: side, height: side).contains(rect))
      #expect(rect.width > 0 && rect.height > 0)
    }
  }
}

extension PictureBox {
  fileprivate static let whole = PictureBox(scores: [:], samples: 0..<0)
}
