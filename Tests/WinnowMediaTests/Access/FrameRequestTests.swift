import Testing

@testable import WinnowMedia

/// Which frames answer which times, both by the index and one frame at a time.
@Suite struct FrameRequestTests {
  private let index = StreamIndexTests.openGroup

  @Test func theFrameShownIsTheLastThatBeganBefore() {
    var request = FrameRequest([11, 8, 9, 8], .shown)
    #expect(request.frames(in: index) == [8, 9])
    #expect(request.answer(from: 4, to: 8) == .unwanted)
    #expect(request.answer(from: 8, to: 10) == .wanted([1, 3, 2]))
    #expect(request.frames(in: index) == [9])
    #expect(!request.isDone(at: 10))
    #expect(request.answer(from: 10, to: nil) == .wanted([0]))
    #expect(request.isDone(at: 10))
  }

  @Test func nothingIsShownBeforeTheFirstFrame() {
    var request = FrameRequest([-1, 0], .shown)
    #expect(request.frames(in: index) == nil)
    #expect(request.answer(from: 0, to: 1) == .missing(-1))
  }

  @Test func anExactTimeIsNotMetByAFrameBefore() {
    var request = FrameRequest([8, 9], .exact)
    #expect(request.frames(in: index) == nil)
    #expect(request.answer(from: 7, to: 8) == .unwanted)
    #expect(request.answer(from: 8, to: 9) == .wanted([0]))
    #expect(request.answer(from: 8, to: 10) == .missing(9))
  }

  @Test func aRangeIsHalfOpenAndGoesOnWhereItStopped() {
    var request = FrameRequest(4..<8)
    #expect(request.frames(in: index) == [4, 5, 6, 7])
    #expect(request.answer(from: 4, to: 5) == .wanted([]))
    #expect(request.answer(from: 4, to: 5) == .unwanted)
    #expect(request.frames(in: index) == [5, 6, 7])
    #expect(request.answer(from: 8, to: 10) == .unwanted)
    #expect(!request.isDone(at: 7) && request.isDone(at: 8))
    #expect(FrameRequest(-5..<0).frames(in: index) == [])
    #expect(FrameRequest(90..<99).frames(in: index) == [])
  }
}
