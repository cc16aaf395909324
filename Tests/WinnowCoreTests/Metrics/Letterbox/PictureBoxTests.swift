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

  @Test func thinAndTooWideBarsAreNotBelieved() {
    #expect(vertical(0.0051, 0.0051).top > 0)
    #expect(vertical(0.0049, 0.0049) == PictureBox.whole)
    #expect(vertical(0.31, 0.3099).bottom > 0)
    #expect(vertical(0.311, 0.31) == PictureBox.whole)
    #expect(PictureBox.whole.fractions == nil)
  }

  /// One frame in four is enough for bars that are alike; others take half of the frames, and
  /// three quarters of those agreed.
  @Test func unevenBarsAreBelievedWhereFramesAgree() {
    let (none, wide): ([Float], [Float]) = ([.nan, .nan, .nan, 0.2], [0.2, 0.2, 0.2, 0.2])
    let zeros: [Float] = [0, 0, 0, 0]
    #expect(box(zeros, none, zeros, [.nan, .nan, .nan, 0.171]).top == Double(Float(0.2)))
    #expect(box(zeros, none, zeros, [.nan, .nan, .nan, 0.169]) == PictureBox.whole)
    #expect(box(zeros, wide, zeros, zeros).top == Double(Float(0.2)))
    #expect(box(zeros, wide, zeros, zeros).bottom == 0)
    #expect(box(zeros, [0.2, 0.2, .nan, .nan], zeros, zeros).top > 0)
    #expect(box(zeros, [0.2, 0.2, 0.21, 0.3], zeros, zeros).top > 0)
    #expect(box(zeros, [0.2, 0.22, 0.25, 0.3], zeros, zeros) == PictureBox.whole)
  }

  /// Of ten frames the second narrowest bar counts, of nine the narrowest would.
  @Test func oneFrameInTenMayHaveNone() {
    let bars = [Float](repeating: 0.1, count: 9)
    let zeros = [Float](repeating: 0, count: 10)
    #expect(box(zeros + [0], bars + [0, 0.1], zeros + [0], bars + [0.1, 0.1]).top > 0)
    #expect(box(zeros, bars + [0], zeros, bars + [0]) == PictureBox.whole)
    #expect(box(zeros + [0], bars + [0, 0], zeros + [0], bars + [0, 0]) == PictureBox.whole)
  }

  @Test func framesWithoutAJudgementDoNotCount() {
    let bars: [Float] = [.nan, 0.1, .nan]
    #expect(box([.nan, 0, .nan], bars, [.nan, 0, .nan], bars).top == Double(Float(0.1)))
    let none: [Float] = [.nan]
    #expect(box(none, none, none, none) == PictureBox.whole)
  }

  @Test func aBoxIsNeverEmpty() {
    let box = box([0.31], [0.31], [0.31], [0.31])
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
