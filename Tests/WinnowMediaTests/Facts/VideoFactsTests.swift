import Foundation
import TestSupport
import Testing
import WinnowCore
import WinnowMedia

/// Facts against what the `ffprobe` command reports as JSON.
@Suite(.enabled(if: TestProgram.hasFFmpeg, "\(TestProgram.missing)"))
struct VideoFactsTests {
  @Test(arguments: FixtureTruth.names(.good, .partial, .damaged))
  func factsOfAFixtureAreThoseOfFFprobe(name: String) throws {
    let truth = try #require(FixtureTruth.all[name])
    let path = TestFolders.fixture(name).path
    let facts = try VideoReader(path: path).facts
    expectSame(facts, try ProbeAnswer(path: path))
    #expect(facts.width == truth.width && facts.height == truth.height)
    if let size = truth.displaySize {
      #expect([facts.displaySize.width, facts.displaySize.height] == size)
    }
    if let promised = truth.framesPromised, facts.announcedFrames > 0 {
      #expect(facts.announcedFrames == promised)
    }
  }

  @Test(
    .enabled(if: TestFolders.hasClips, "\(TestFolders.missingClips)"),
    arguments: TestFolders.clips(in: "formats", "classic", "edited"))
  func factsOfARealClipAreThoseOfFFprobe(name: String) throws {
    let path = try #require(TestFolders.clips).appending(path: name).path
    expectSame(try VideoReader(path: path).facts, try ProbeAnswer(path: path))
  }

  private func expectSame(_ facts: VideoFacts, _ answer: ProbeAnswer) {
    let (stream, format) = (answer.stream, answer.format)
    #expect(facts.container == format.formatName)
    #expect(facts.codec == stream.codecName)
    #expect(facts.width == stream.width && facts.height == stream.height)
    #expect(facts.pixelFormat == stream.pixFmt)
    #expect(facts.frameRate.description == answer.frameRate)
    #expect(facts.timeBase.description == stream.timeBase)
    #expect(facts.start == stream.startPts)
    #expect(facts.announcedFrames == stream.nbFrames.flatMap { Int($0) } ?? 0)
    #expect(facts.range == answer.range)
    #expect(facts.matrix == answer.matrix)
    #expect(facts.transfer == answer.transfer)
    #expect(facts.primaries == stream.colorPrimaries ?? "unknown")
    #expect(facts.fieldOrder == answer.fieldOrder)
    #expect(facts.orientation.rotation.rawValue == answer.clockwise)
    #expect(facts.sampleAspect.value == answer.sampleAspect)
    // The highest rate that MPEG video can announce means none.
    let announced = stream.bitRate == "104857200" ? nil : stream.bitRate
    #expect(facts.bitRate == (announced ?? format.bitRate).flatMap { Int($0) } ?? 0)
    // ffprobe prints six digits behind the point.
    let seconds = (stream.duration ?? format.duration).flatMap { Double($0) } ?? 0
    #expect(abs(facts.duration - seconds) <= 0.5e-6)
  }

  /// A corner of the stored picture, through pixel shape and turn, worked out by hand.
  @Test func rectanglesFollowThePictureToTheScreen() throws {
    let corner = PixelRect(x: 0, y: 0, width: 30, height: 10)
    let turned = try facts("rotated.mp4")
    // Turned anticlockwise, the stored top left is the shown bottom left.
    #expect(turned.displayRect(of: corner) == PixelRect(x: 0, y: 290, width: 10, height: 30))
    let wide = try facts("anamorphic.mp4")
    #expect(wide.displayRect(of: corner) == PixelRect(x: 0, y: 0, width: 40, height: 10))
    let whole = PixelRect(x: 0, y: 0, width: 320, height: 180)
    #expect(wide.displayRect(of: whole) == PixelRect(x: 0, y: 0, width: 427, height: 180))
  }

  /// There and back again, with bars that all differ.
  @Test(arguments: RightAngle.all) func aShownBoxHasItsStoredPixels(angle: RightAngle) throws {
    var facts = try facts("rotated.mp4")
    facts.orientation = angle.orientation
    let bars: [(String, Float)] = [("left", 0.1), ("top", 0.2), ("right", 0.11), ("bottom", 0.22)]
    let scores = bars.map { ("letterbox.\($0.0)", [$0.1]) }
    let box = PictureBox(scores: Dictionary(uniqueKeysWithValues: scores), samples: 0..<1)
    let (width, height) = facts.displaySize
    let expected = box.pixels(width: width, height: height)
    #expect(expected.width < width && expected.height < height)
    let stored = facts.storedRect(of: box)
    #expect(PixelRect(x: 0, y: 0, width: 320, height: 180).contains(stored))
    #expect(facts.displayRect(of: stored) == expected)
  }

  @Test func bitsPerPixelAreBitsOverPixels() throws {
    var facts = try facts("hard-cuts.mp4")
    facts.bitRate = 320 * 180 * 25 / 10
    #expect(abs(facts.bitsPerPixel - 0.1) < 1e-12)
    facts.frameRate = Rational(0, 1)
    #expect(facts.bitsPerPixel == 0)
  }

  /// Times of 30 frames a second where the container announces what browsers do.
  @Test func aRateThatNoFrameHasGivesWay() throws {
    var facts = try facts("hard-cuts.mp4")
    var times = FrameTimes(timeBase: Rational(1, 1000))
    for frame in 0..<240 { times.append(pts: Int64(frame * 1000 / 30), duration: 33) }
    for (announced, rate) in [
      (Rational(1000, 1), 30.0), (Rational(0, 1), 30), (Rational(30_000, 1001), 30),
    ] {
      facts.frameRate = announced
      facts.settle(by: &times, leaps: [], bytes: 0, isWhole: true)
      #expect(facts.frameRate.value == rate)
    }
  }

  /// Milliseconds tell these rates from each other within a few seconds.
  @Test(arguments: [
    (Rational(24, 1), 24.4167), (Rational(24_000, 1001), 24.4167), (Rational(24_000, 1001), 24.0),
    (Rational(30_000, 1001), 30.303), (Rational(25, 1), 25.4), (Rational(60, 1), 61.0),
    (Rational(24_000, 1001), 23.9756), (Rational(30_000, 1001), 29.9697),
  ])
  func aRateThatIsNearlyRightGivesWay(rate: Rational, announced: Double) throws {
    var facts = try facts("hard-cuts.mp4")
    var times = Self.times(rate, seconds: 5)
    facts.frameRate = Rational(Int(announced * 10_000), 10_000)
    facts.timeBase = times.timeBase
    facts.settle(by: &times, leaps: [], bytes: 0, isWhole: true)
    #expect(facts.frameRate == rate)
  }

  /// A few frames that lack leave the rate of the others what it is.
  @Test func framesThatLackLeaveTheRate() throws {
    var facts = try facts("hard-cuts.mp4")
    let all = Self.times(Rational(30, 1), seconds: 10)
    var times = FrameTimes(timeBase: all.timeBase)
    for frame in 0..<all.count where frame % 40 != 7 { times.append(pts: all[frame], duration: 33) }
    facts.frameRate = Rational(30, 1)
    facts.settle(by: &times, leaps: [], bytes: 0, isWhole: true)
    #expect(facts.frameRate == Rational(30, 1))
  }

  /// A container of 1000 frames a second has the last one end after a millisecond.
  @Test func theLastFrameEndsByTheRateThatIsFound() throws {
    var facts = try facts("hard-cuts.mp4")
    (facts.frameRate, facts.timeBase) = (Rational(1000, 1), Rational(1, 1000))
    var times = Self.times(Rational(25, 1), seconds: 5, last: 1)
    (facts.duration, facts.announcedFrames) = (4.961, 0)
    facts.settle(by: &times, leaps: [], bytes: 1_000_000, isWhole: true)
    #expect((facts.duration, facts.bitRate) == (5, 1_600_000))
    #expect(times.end == 5000)
    // One that stays stays.
    facts.frameRate = Rational(1000, 1)
    times = Self.times(Rational(25, 1), seconds: 5, last: 700)
    facts.settle(by: &times, leaps: [], bytes: 0, isWhole: true)
    #expect(times.end == 5660)
  }

  private static func times(_ rate: Rational, seconds: Double, last: Int64? = nil) -> FrameTimes {
    var times = FrameTimes(timeBase: Rational(1, 1000))
    let step = 1000 / rate.value
    for frame in 0..<Int((rate.value * seconds).rounded()) {
      times.append(pts: Int64((Double(frame) * step).rounded()), duration: Int64(step))
    }
    if let last { times.endLast(after: last) }
    return times
  }

  /// What is told is far from 10 s.
  @Test func framesThatAreAllThereTellALengthThatIsWrong() throws {
    var facts = try facts("hard-cuts.mp4")
    var times = FrameTimes(timeBase: Rational(1, 1000))
    for frame in 0..<250 { times.append(pts: Int64(frame * 40), duration: 40) }
    let (duration, bitRate) = (facts.duration, facts.bitRate)
    facts.settle(by: &times, leaps: [], bytes: 1_000_000, isWhole: false)
    #expect((facts.duration, facts.bitRate) == (duration, bitRate))
    var leaping = facts
    facts.settle(by: &times, leaps: [], bytes: 1_000_000, isWhole: true)
    #expect((facts.duration, facts.bitRate) == (10, 800_000))
    (facts.duration, facts.bitRate) = (10.05, 790_000)
    facts.settle(by: &times, leaps: [], bytes: 1_000_000, isWhole: true)
    #expect((facts.duration, facts.bitRate) == (10.05, 790_000))
    let leap = ClockLeap(time: 4000, from: 3960, to: 0)
    leaping.settle(by: &times, leaps: [leap], bytes: 1_000_000, isWhole: false)
    #expect((leaping.duration, leaping.bitRate, leaping.leaps) == (10, 800_000, [leap]))
  }

  /// The container of VP8 says nothing of colours, and what has 720 lines would be taken for BT.709.
  @Test(.enabled(if: TestProgram.hasFFmpeg, "\(TestProgram.missing)"))
  func framesOutrankTheContainer() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "large.webm").path
    _ = try TestProgram.ffmpeg.output(
      ["-v", "error", "-nostdin", "-f", "lavfi", "-i", "testsrc2=s=1280x720:r=25:d=0.2"]
        + ["-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", path])
    let reader = try VideoReader(path: path)
    _ = try reader.next()
    #expect(reader.facts.matrix == .bt601)
  }

  private func facts(_ name: String) throws -> VideoFacts {
    try VideoReader(path: TestFolders.fixture(name).path).facts
  }
}
