import TestSupport
import Testing
import WinnowCore
import WinnowMedia

@Suite struct BlackFramesTests {
  /// The frames between black_start and black_end, at 25 or 24 frames a second, that FFmpeg 5.1 finds:
  ///
  ///     ffmpeg -i FILE -vf blackdetect=d=0.01 -an -f null -
  @Test func fixturesAreBlackWhereBlackdetectSaysSo() throws {
    let fades = TestFolders.fixture("fades.mp4").path
    let black = try Self.black(fades)
    #expect(black == Self.frames([0..<4, 47..<54, 97..<104, 147..<150]))
    let dark = TestFolders.fixture("dark.mp4").path
    #expect(try Self.black(dark).count == Self.count(dark))
  }

  /// Means of squares are within the picture's levels, so that a frame right at the threshold may count
  /// here and not there.
  @Test(
    .enabled(if: TestFolders.hasClips, "\(TestFolders.missingClips)"),
    arguments: [
      ("edited/fades.mp4", [0..<9, 75..<92, 159..<176, 242..<249]),
      ("edited/sintel_trailer_30s.mp4", [172..<244, 329..<348, 372..<392, 467..<482, 624..<633]),
    ])
  func realClipsAreBlackWhereBlackdetectSaysSo(clip: String, ranges: [Range<Int>]) throws {
    let clips = try #require(TestFolders.clips)
    let black = try Self.black(clips.appending(path: clip).path)
    let difference = black.symmetricDifference(Self.frames(ranges))
    #expect(difference.count <= ranges.count, "\(difference.sorted())")
  }

  private static func frames(_ ranges: [Range<Int>]) -> Set<Int> { Set(ranges.joined()) }

  /// Which frames of the video at `path` are black.
  private static func black(_ path: String) throws -> Set<Int> {
    var black: Set<Int> = []
    var metric = BlackFrames()
    try forEachFrame(of: path) { index, frame in
      metric.watch(FrameStep(frame, seconds: Double(index), after: nil))
      if metric.measure() == [1] { black.insert(index) }
    }
    return black
  }

  private static func count(_ path: String) throws -> Int {
    var count = 0
    try forEachFrame(of: path) { _, _ in count += 1 }
    return count
  }

  private static func forEachFrame(
    of path: String, _ body: (Int, AnalysisFrame) throws -> Void
  ) throws {
    let reader = try VideoReader(path: path)
    var index = 0
    while let frame = try reader.next() {
      let reduced = try reader.withView(of: frame) {
        AnalysisFrame(reducing: $0, index: index, time: Int64(index))
      }
      try body(index, reduced)
      index += 1
    }
  }

  private func steps(_ levels: [UInt8]) -> [FrameStep] {
    FrameStep.list(
      levels.enumerated().map { index, level in
        let luma = Plane(width: 10, height: 10, filledWith: level)
        return AnalysisFrame(index: index, time: Int64(index), luma: luma)
      })
  }

  @Test func theShareIsThatOfFramesSinceTheLastSample() {
    var metric = BlackFrames()
    for step in steps([40, 26, 25, 10]) { metric.watch(step) }
    #expect(metric.measure() == [0.5])
    #expect(metric.measure() == [nil])
  }

  @Test func framesBeforeAJumpDoNotCount() {
    var metric = BlackFrames()
    for step in steps([0, 0, 0, 200, 200]) { metric.watch(step) }
    #expect(metric.measure() == [0])
  }

  /// 98 of 100 pixels.
  @Test(arguments: [(97, 0.0), (98, 1)]) func someLightIsAllowed(dark: Int, expected: Double) {
    let luma = Plane(width: 10, height: 10) { x, y in 10 * y + x < dark ? 0 : 255 }
    var metric = BlackFrames()
    for step in FrameStep.list([AnalysisFrame(index: 0, time: 0, luma: luma)]) {
      metric.watch(step)
    }
    #expect(metric.measure() == [expected])
  }
}
