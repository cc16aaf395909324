import TestSupport
import Testing

@testable import WinnowMedia

/// What packets say of frames, on indexes written by hand; times in frames.
@Suite struct StreamIndexTests {
  typealias Entry = StreamIndex.Entry

  /// I0 P4 B2 b1 b3 I8 B6 b5 b7 P12 b10: the second keyframe is decoded before 5 to 7.
  static let openGroup = StreamIndex(
    [0, 4, 2, 1, 3, 8, 6, 5, 7, 12, 10].enumerated().map { order, pts in
      Entry(pts: pts, dts: Int64(order) - 2, isKeyframe: pts % 8 == 0)
    })

  @Test func framesAreInOrderOfPresentation() {
    #expect(Self.openGroup.fault == nil)
    #expect(Self.openGroup.times == [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12])
    #expect(Self.openGroup.keyframeTimes == [0, 8])
  }

  @Test func aFrameIsShownUntilTheNextBegins() {
    let index = Self.openGroup
    #expect(index.frame(shownAt: -1) == nil)
    let shown = [0, 3, 8, 9, 10, 11, 12, 99].map { index.frame(shownAt: $0) }
    #expect(shown == [0, 3, 8, 8, 9, 9, 10, 10])
    #expect(StreamIndex([]).frame(shownAt: 0) == nil)
  }

  @Test func picturesBeforeAKeyframeNeedTheOneBeforeIt() {
    let keyframes = (0..<11).map { Self.openGroup.keyframe(governing: $0) }
    #expect(keyframes == [0, 0, 0, 0, 0, 0, 0, 0, 5, 5, 5])
  }

  @Test func whatAnEditListLeavesOutIsNoFrameAndStillAKeyframe() {
    let index = StreamIndex([
      Entry(pts: -2, dts: -2, isKeyframe: true, isDiscarded: true),
      Entry(pts: -1, dts: -1, isDiscarded: true), Entry(pts: 0, dts: 0), Entry(pts: 1, dts: 1),
    ])
    #expect(index.fault == nil && index.times == [0, 1] && index.keyframeTimes == [])
    #expect(index.keyframe(governing: 1) == 0)
  }

  @Test func faultsAreSeen() {
    let key = Entry(pts: 2, dts: 0, isKeyframe: true)
    #expect(StreamIndex([]).fault == .noKeyframe)
    #expect(StreamIndex([Entry(pts: 0, dts: 0), key]).fault == .noKeyframe)
    #expect(StreamIndex([key, Entry(pts: 1, dts: 1)]).fault == .noKeyframe)
    #expect(StreamIndex([key, Entry(pts: 2, dts: 1)]).fault == .repeatedTime)
    #expect(StreamIndex([key, Entry(pts: 2, dts: 1, isDiscarded: true)]).fault == nil)
    #expect(StreamIndex([key], fault: .missingTime).fault == .missingTime)
  }

  /// `ffprobe -show_packets` finds packets without a time in the program stream and the bare one, a
  /// packet flagged as damaged at the end of the truncated file, a first packet with a palette, and
  /// packets before the first keyframe.
  @Test(arguments: [
    ("interlaced.mpg", StreamIndex.Fault.missingTime), ("truncated.mp4", .damaged),
    ("damaged.ts", .damaged), ("no-times.h264", .missingTime), ("palette.avi", .passingHeader),
    ("headless.ts", .noKeyframe),
  ])
  func faultsOfFixturesAreSeen(name: String, fault: StreamIndex.Fault) throws {
    #expect(try index(name).fault == fault)
  }

  @Test(arguments: FixtureTruth.names(.good))
  func aFixturesIndexHasItsFramesAndKeyframes(name: String) throws {
    let (index, truth) = (try index(name), try #require(FixtureTruth.all[name]))
    guard index.fault == nil else { return }
    #expect(index.times.count == truth.frames)
    if let pts = truth.pts { #expect(index.times == pts) }
    if let keyframes = truth.keyframes {
      #expect(index.keyframeTimes == keyframes.map { index.times[$0] })
    }
  }

  private func index(_ name: String) throws -> StreamIndex {
    try StreamIndex(path: TestFolders.fixture(name).path)
  }
}
