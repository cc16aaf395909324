import Foundation
import TestSupport
import Testing

@testable import WinnowCore

@Suite struct BlockMotionTests {
  private struct Scores {
    var magnitude: Double?
    var moving: Double?
    var camera: Double?
    var object: Double?
    var jitter: Double?
    var slideshow: Double?

    init(_ values: [Double?]) {
      (magnitude, moving, camera) = (values[0], values[1], values[2])
      (object, jitter, slideshow) = (values[3], values[4], values[5])
    }

    init(_ scene: MovingScene, rate: Double = 25, seconds: Double = 0.56) {
      self.init(BlockMotion().values(scene.frames(Int(seconds * rate), rate: rate), rate: rate))
    }
  }

  /// The fixtures' canvases move by whole pixels a frame, as `Fixtures/generate.sh` has them made: 2 or
  /// 1 to the side at 25 frames of 320 x 180 a second.
  @Test(arguments: [("sharp.mp4", 2.0), ("full-range.mp4", 1), ("ten-bit.mp4", 2)])
  func aPannedCanvasMovesAsItWasMade(name: String, pixels: Double) throws {
    let path = TestFolders.fixture(name).path
    let scores = Scores(try BlockMotion().values(path: path, count: 14))
    let speed = pixels * 25 / (320.0 * 320 + 180 * 180).squareRoot()
    #expect(abs(try #require(scores.magnitude) / speed - 1) < 0.02)
    #expect(abs(try #require(scores.camera) / speed - 1) < 0.02)
    #expect(try #require(scores.object) < 0.03 * speed)
    #expect(scores.moving == 1)
    #expect(try #require(scores.slideshow) > 0.7)
  }

  @Test(arguments: [10.0, 15, 24, 25, 30, 50, 60])
  func speedsAreThoseOfTheSceneAtEveryFrameRate(rate: Double) throws {
    let speed = 36.0
    var scene = MovingScene()
    scene.camera = { (speed * $0, 0.3 * speed * $0, 1, 0) }
    let scores = Scores(scene, rate: rate)
    let expected = speed * 1.09.squareRoot() / scene.diagonal
    #expect(abs(try #require(scores.magnitude) / expected - 1) < 0.04)
    #expect(abs(try #require(scores.camera) / expected - 1) < 0.04)
    #expect(try #require(scores.object) < 0.03 * expected)
    #expect(scores.moving == 1)
    if rate >= 15 { #expect(try #require(scores.jitter) < 0.0004) }
  }

  /// Frames at uneven times show the scene as it is then.
  @Test func unevenTimesChangeNoSpeed() throws {
    var scene = MovingScene()
    scene.camera = { (36 * $0, 0, 1, 0) }
    var metric = BlockMotion()
    var previous: AnalysisFrame?
    for (index, seconds) in [0, 0.03, 0.1, 0.14, 0.24, 0.26, 0.4, 0.5].enumerated() {
      let frame = AnalysisFrame(index: index, time: 0, luma: scene.frame(at: seconds))
      metric.watch(FrameStep(frame, seconds: seconds, after: previous))
      previous = frame
    }
    let scores = Scores(metric.measure())
    #expect(abs(try #require(scores.magnitude) / (36 / scene.diagonal) - 1) < 0.03)
  }

  @Test func aZoomIsTheCamera() throws {
    var scene = MovingScene()
    scene.camera = { (0, 0, exp(0.3 * $0), 0.1 * $0) }
    let scores = Scores(scene)
    #expect(try #require(scores.object) < 0.15 * (try #require(scores.camera)))
    #expect(try #require(scores.slideshow) > 0.9)
    #expect(try #require(scores.jitter) < 0.0005)
  }

  /// 61 x 61 of 160 x 90 samples are a quarter; blocks on the edge may say either.
  @Test func whatMovesBeforeAStillCameraIsAnObject() throws {
    var scene = MovingScene()
    scene.object = { 48 * $0 }
    let scores = Scores(scene)
    #expect(try #require(scores.camera) < 0.05 * (try #require(scores.object)))
    #expect(0.1...0.35 ~= (try #require(scores.moving)))
    #expect(scores.slideshow == 0)
  }

  @Test func aCameraIsFoundBehindAnObject() throws {
    var scene = MovingScene()
    scene.camera = { (30 * $0, 0, 1, 0) }
    scene.object = { 50 * $0 }
    let scores = Scores(scene)
    #expect(abs(try #require(scores.camera) / (30 / scene.diagonal) - 1) < 0.08)
    #expect(try #require(scores.object) > 0.1 * 80 / scene.diagonal)
    #expect(try #require(scores.slideshow) < 0.8)
  }

  @Test func moreShakeScoresHigher() throws {
    let values = try [0, 0.25, 0.5, 1, 2].map { amplitude in
      var scene = MovingScene()
      scene.camera = { seconds in
        (
          20 * seconds + amplitude * sin(31 * seconds), amplitude * cos(22 * seconds), 1, 0
        )
      }
      return try #require(Scores(scene, rate: 30).jitter)
    }
    #expect(values == values.sorted() && values[4] > 5 * values[1])
    #expect(values[0] < 0.2 * values[1])
  }

  @Test func aStillHasNoMotion() {
    let scores = Scores(MovingScene())
    #expect(scores.magnitude == 0 && scores.moving == 0 && scores.camera == 0)
    #expect(scores.object == 0 && scores.jitter == 0 && scores.slideshow == 0)
  }

  @Test func lightMovesNothing() throws {
    var scene = MovingScene()
    for light in [{ 20 * $0 }, { 8 * sin(60 * $0) }] as [(Double) -> Double] {
      scene.light = light
      #expect(try #require(Scores(scene).magnitude) < 0.002)
    }
  }

  @Test func aCutIsNoMotionAndEndsWhatWasMeasured() throws {
    var scene = MovingScene()
    let other = MovingScene(seed: 2)
    scene.camera = { (100 * $0, 0, 1, 0) }
    let frames = scene.frames(10, rate: 25)
    #expect(try #require(Scores(BlockMotion().values(frames)).magnitude) > 0.3)
    let ended = frames + other.frames(1, rate: 25)
    #expect(BlockMotion().values(ended).allSatisfy { $0 == nil })
    let next = BlockMotion().values(frames + other.frames(5, rate: 25))
    #expect(Scores(next).magnitude == 0)
  }

  /// The mean of two stills in changing shares.
  @Test func aDissolveIsHardlyMotion() {
    let (a, b) = (MovingScene().frame(at: 0), MovingScene(seed: 2).frame(at: 0))
    let frames = (0...12).map { share in
      Plane(width: a.width, height: a.height) { x, y in
        let (before, after) = (Int(a[x, y]) * (12 - share), Int(b[x, y]) * share)
        return UInt8((before + after + 6) / 12)
      }
    }
    let scores = Scores(BlockMotion().values(frames))
    #expect((scores.magnitude ?? 0) < 0.08 && (scores.camera ?? 0) < 0.02)
  }

  @Test func withoutTextureOrRoomThereIsNoValue() {
    let flat = (0..<9).map { Plane(width: 160, height: 90, filledWith: UInt8(100 + 2 * $0)) }
    #expect(BlockMotion().values(flat).allSatisfy { $0 == nil })
    var scene = MovingScene()
    (scene.width, scene.height) = (17, 90)
    scene.camera = { (30 * $0, 0, 1, 0) }
    #expect(BlockMotion().values(scene.frames(9, rate: 25)).allSatisfy { $0 == nil })
  }

  /// Each value speaks of what came after the last.
  @Test func valuesAreOfTheFramesSinceTheLast() throws {
    var metric = BlockMotion()
    var scene = MovingScene()
    scene.camera = { (40 * min($0, 0.4), 0, 1, 0) }
    let steps = FrameStep.list(
      scene.frames(21, rate: 25).enumerated().map {
        AnalysisFrame(index: $0, time: 0, luma: $1)
      })
    for step in steps[..<11] { metric.watch(step) }
    #expect(try #require(Scores(metric.measure()).magnitude) > 0.2)
    for step in steps[11...] { metric.watch(step) }
    #expect(Scores(metric.measure()).magnitude == 0)
    #expect(metric.measure().allSatisfy { $0 == nil })
  }
}
