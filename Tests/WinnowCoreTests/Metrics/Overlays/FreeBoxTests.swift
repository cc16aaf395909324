import Testing
import WinnowCore

@Suite struct FreeBoxTests {
  private func box(_ bottom: [Float], bars: Float = 0) -> FreeBox {
    let zeros = [Float](repeating: 0, count: bottom.count)
    var scores = ["overlay.bottom": bottom]
    for edge in ["left", "right"] { scores["letterbox.\(edge)"] = zeros }
    for edge in ["top", "bottom"] { scores["letterbox.\(edge)"] = zeros.map { $0 + bars } }
    for edge in ["left", "top", "right"] { scores["overlay.\(edge)"] = zeros }
    let samples = 0..<bottom.count
    let picture = PictureBox(scores: scores, samples: samples)
    return FreeBox(scores: scores, samples: samples, inside: picture)
  }

  @Test func nineInTenJudgedFramesLeaveItFree() {
    let zeros = [Float](repeating: 0, count: 9)
    #expect(box(zeros + [0.25, .nan]).bottom == 0.25)
    #expect(box(zeros + [0, 0.25, .nan]).bottom == 0)
    #expect(box([.nan, 0.25, 0.125]).bottom == 0.25)
    #expect(box([.nan, .nan]).bottom == 0)
  }

  @Test func barsAreCutOffAsWell() {
    #expect((box([0.125], bars: 0.25).top, box([0.125], bars: 0.25).bottom) == (0.25, 0.25))
    #expect((box([0.375], bars: 0.25).top, box([0.375], bars: 0.25).bottom) == (0.25, 0.375))
    let pixels = box([0.375], bars: 0.25).pixels(width: 640, height: 400)
    #expect(pixels == PixelRect(x: 0, y: 100, width: 640, height: 150))
  }

  /// One frame leaves the upper left, one the lower right: they share little of the picture.
  @Test func framesWithLittleInCommonLeaveTheSmallestOfTheirs() {
    func box(_ first: Float, _ last: Float) -> FreeBox {
      let (one, other): ([Float], [Float]) = ([0, last], [first, 0])
      let scores = [
        "overlay.left": one, "overlay.top": one, "overlay.right": other, "overlay.bottom": other,
      ]
      let picture = PictureBox(scores: [:], samples: 0..<2)
      return FreeBox(scores: scores, samples: 0..<2, inside: picture)
    }
    let apart = box(0.25, 0.375)
    #expect([apart.left, apart.top, apart.right, apart.bottom] == [0.375, 0.375, 0, 0])
    let near = box(0.125, 0.125)
    #expect([near.left, near.top, near.right, near.bottom] == [0.125, 0.125, 0.125, 0.125])
  }

  @Test func whatWouldLeaveNextToNothingIsNotCutOff() {
    #expect(box([0.9]).bottom == Double(Float(0.9)))
    #expect(box([0.91]).bottom == 0)
  }
}
