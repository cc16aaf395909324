import Testing
import WinnowCore

@testable import WinnowMedia

@Suite struct PacketCutTests {
  /// An index of packets in the order they are decoded in: times in ticks of a tenth of a second,
  /// keyframes with a minus before them.
  private func index(_ packets: [Int]) -> StreamIndex {
    StreamIndex(
      packets.enumerated().map { number, pts in
        StreamIndex.Entry(
          pts: Int64(abs(pts)), dts: Int64(number) - 2, isKeyframe: pts < 0 || number == 0)
      })
  }

  private func cut(_ stretch: Range<Int>, _ packets: [Int], snap: Double = 100) -> Range<Int>? {
    PacketCut(of: stretch, in: index(packets), snap: snap, timeBase: Rational(1, 10))?.frames
  }

  /// Two groups without references across: I P B B P B B | I P B B.
  private let closed = [0, 3, 1, 2, 6, 4, 5, -7, 10, 8, 9]
  /// The second keyframe is followed by two pictures that are shown before it.
  private let open = [0, 3, 1, 2, -6, 4, 5, 9, 7, 8]

  @Test func wholeGroupsAreTaken() {
    #expect(cut(0..<11, closed) == 0..<11)
    #expect(cut(0..<7, closed) == 0..<7)
    #expect(cut(7..<11, closed) == 7..<11)
  }

  /// Frame 5 needs frame 6, which is not wanted.
  @Test func theEndMovesToWhereNothingLacks() {
    #expect(cut(0..<6, closed) == 0..<4)
    #expect(cut(0..<9, closed) == 0..<8)
    #expect(cut(0..<2, closed) == 0..<1)
  }

  @Test func theStartMovesToAKeyframe() {
    #expect(cut(2..<11, closed) == 7..<11)
    #expect(cut(2..<7, closed) == nil)
    #expect(cut(8..<11, closed) == nil)
  }

  @Test func framesShownBeforeTheKeyframeAreLeftOut() {
    #expect(cut(4..<10, open) == 6..<10)
    #expect(cut(0..<10, open) == 0..<10)
    #expect(cut(0..<6, open) == 0..<4)
  }

  @Test func noEndLosesMoreThanItMay() {
    #expect(cut(2..<11, closed, snap: 0.5) == 7..<11)
    #expect(cut(2..<11, closed, snap: 0.4) == nil)
    #expect(cut(0..<6, closed, snap: 0.2) == 0..<4)
    #expect(cut(0..<6, closed, snap: 0.1) == nil)
    #expect(cut(0..<11, closed, snap: 0) == 0..<11)
  }

  /// P 3 is decoded second, so that everything is decoded two steps before it is shown at the latest.
  @Test func decodingTimesIncreaseAndComeBeforePresentation() throws {
    let whole = index(closed)
    let cut = try #require(
      PacketCut(of: 0..<11, in: whole, snap: 0, timeBase: Rational(1, 10)))
    let times = cut.decodingTimes(in: whole)
    #expect(times == Array(-1..<10))
    #expect(zip(times, whole.entries).allSatisfy { $0 <= $1.pts })
  }

  @Test func nothingIsTakenOfWhatIsNotKnown() {
    #expect(cut(0..<12, closed) == nil)
    #expect(cut(3..<3, closed) == nil)
    let faulty = StreamIndex(index(closed).entries, fault: .damaged)
    #expect(PacketCut(of: 0..<4, in: faulty, snap: 9, timeBase: Rational(1, 10)) == nil)
  }
}
