import TestSupport
import Testing
import WinnowCore
import WinnowMedia

@testable import Winnow

/// No shot has pictures of two sizes.
@Suite struct SizedShotDetectorTests {
  @Test(arguments: ["sizes.ts", "sizes.webm", "pixel-formats.ts"])
  func onlyANewSizeEndsAShotOfOneScene(name: String) throws {
    let (truth, measured) = (try #require(FixtureTruth.all[name]), try measured(name))
    #expect(measured.shots.map { [$0.frames.lowerBound, $0.frames.upperBound] } == truth.shots)
    #expect(measured.shots.dropFirst().allSatisfy { $0.transition == .cut })
    let sizes = try sizes(name)
    let perShot = measured.shots.map { Set(sizes[$0.frames]).sorted { $0[0] > $1[0] } }
    #expect(perShot == (truth.sizes ?? [sizes[0]]).map { [$0] })
  }

  /// At two samples a second the next would come 8 frames after the change.
  @Test func aNewSizeIsScoredSoon() throws {
    let change = try #require(FixtureTruth.all["sizes.ts"]?.shots?.last?.first)
    #expect(try measured("sizes.ts").sampledFrames.contains { change..<change + 5 ~= $0 })
  }

  /// Cuts of the fixtures by truth.json, counted from the start of the video on both sides.
  @Test func framesAreCountedFromTheStartOfTheVideo() throws {
    let whole = try boundaries("hard-cuts.mp4", changingAt: nil)
    #expect(whole.map(\.frame) == [33, 60, 94, 121])
    let divided = try boundaries("hard-cuts.mp4", changingAt: 40)
    #expect(divided.map(\.frame) == [33, 40, 60, 94, 121])
    let published = try boundaries("hard-cuts.mp4", changingAt: 40, by: "scdet")
    #expect(published.map(\.frame) == [33, 40, 60, 94, 121])
    let mixed = try boundaries("dissolve.mp4", changingAt: 20)
    #expect(mixed.map(\.transition) == [.cut, .dissolve])
    #expect(mixed.last == (try boundaries("dissolve.mp4", changingAt: nil)).last)
  }

  /// The boundaries of a fixture said to be of another size from frame `change` on.
  private func boundaries(
    _ name: String, changingAt change: Int?, by text: String = "transitions"
  ) throws -> [ShotBoundary] {
    var detector = SizedShotDetector(
      try #require(Instruments.standard.detector(text, framesPerSecond: 25)))
    var found: [ShotBoundary] = []
    var index = 0
    let reader = try VideoReader(path: TestFolders.fixture(name).path)
    while let frame = try reader.next() {
      found += try reader.withView(of: frame) { view in
        let reduced = AnalysisFrame(reducing: view, index: index, time: Int64(index))
        let width = index < change ?? .max ? 320 : 318
        return detector.push(reduced, picture: view.cropped(width: width, height: 180))
      }
      index += 1
    }
    return found + detector.finish()
  }

  private func measured(_ name: String) throws -> VideoMeasurements {
    let path = TestFolders.fixture(name).path
    let source = try #require(try InputWalker.sources(in: [path]).first)
    return try #require(VideoScanner(recipe: Recipe()).scan(source)?.measurements)
  }

  private func sizes(_ name: String) throws -> [[Int]] {
    let reader = try VideoReader(path: TestFolders.fixture(name).path)
    var sizes: [[Int]] = []
    while let frame = try reader.next() { sizes.append([frame.width, frame.height]) }
    return sizes
  }
}

extension FrameView {
  /// Its upper left corner, grey.
  fileprivate func cropped(width: Int, height: Int) -> FrameView {
    let corner = PixelRect(x: 0, y: 0, width: width, height: height)
    return FrameView(luma: luma.cropped(to: corner), chroma: nil, range: range, matrix: matrix)
  }
}
