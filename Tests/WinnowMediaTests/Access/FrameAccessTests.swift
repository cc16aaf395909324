import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import WinnowMedia

/// Whatever is asked for in whatever order, the frames are those of a decode from the start.
@Suite struct FrameAccessTests {
  @Test(arguments: RightAngle.all) func viewsSayHowTheyAreShown(angle: RightAngle) throws {
    let folder = try TemporaryFolder()
    let movie = folder.url.appending(path: "movie.mp4")
    try OrientedMovie.write("rotated.mp4", angle, to: movie)
    let reader = try VideoReader(path: movie.path)
    #expect(reader.facts.orientation == angle.orientation)
    var shown: [Orientation] = []
    if let frame = try reader.next() {
      shown.append(try reader.withView(of: frame) { $0.orientation })
    }
    let access = try FrameAccess(path: movie.path)
    try access.frames(at: [0]) { _, frame in
      shown.append(try access.withView(of: frame) { $0.orientation })
    }
    #expect(shown == [angle.orientation, angle.orientation])
  }

  private static let fixtures = FixtureTruth.names(.good, .partial, .damaged)

  @Test(arguments: fixtures) func everyFrameOfAFixtureIsTheLinearOne(name: String) throws {
    try expectSame(TestFolders.fixture(name).path, batches: 4, singles: 12)
  }

  @Test(
    .enabled(if: TestFolders.hasClips, "\(TestFolders.missingClips)"),
    arguments: TestFolders.clips(in: "formats", "edited", "classic", "near-duplicates", "web"))
  func everyFrameOfAClipIsTheLinearOne(name: String) throws {
    let path = try #require(TestFolders.clips).appending(path: name).path
    try expectSame(path, batches: 2, singles: 3)
  }

  /// One after another, each twice, and back again: what has been decoded before does not show.
  @Test(arguments: fixtures) func framesOneByOneAreTheLinearOnes(name: String) throws {
    let path = TestFolders.fixture(name).path
    let linear = try DecodedFrames(path: path)
    let access = try FrameAccess(path: path)
    let all = Array(linear.hashes.indices)
    for frame in all { for _ in 0..<2 { try expectSame([frame], access, linear) } }
    for frame in all.suffix(30).reversed() { try expectSame([frame], access, linear) }
    for frame in all where frame % 3 == 0 {
      try expectSame([frame, frame + 1].filter(all.contains), access, linear)
    }
  }

  /// Asks for all frames, shuffled and dealt to `batches` requests, and for a few one by one.
  func expectSame(_ path: String, batches: Int, singles: Int) throws {
    let linear = try DecodedFrames(path: path)
    let access = try FrameAccess(path: path)
    var random = SeededGenerator(seed: 5)
    let shuffled = linear.hashes.indices.shuffled(using: &random)
    let size = (shuffled.count + batches - 1) / batches
    for first in stride(from: 0, to: shuffled.count, by: max(1, size)) {
      try expectSame(Array(shuffled[first..<min(first + size, shuffled.count)]), access, linear)
    }
    for frame in shuffled.prefix(singles) { try expectSame([frame], access, linear) }
  }

  func expectSame(_ wanted: [Int], _ access: FrameAccess, _ linear: DecodedFrames) throws {
    var answered: [Int] = []
    try access.frames(beginningAt: wanted.map { linear.times[$0] }) { positions, frame in
      let found = try access.withView(of: frame) { FrameHash(frame, $0) }
      for position in positions {
        #expect(found == linear.hashes[wanted[position]], "frame \(wanted[position])")
        answered.append(wanted[position])
      }
    }
    #expect(answered == wanted.sorted())
    #expect(zip(access.trace.seeks, access.trace.seeks.dropFirst()).allSatisfy(<))
  }
}

extension FrameAccessTests {
  /// With and without the index: `interlaced.mpg` has packets without times.
  @Test(arguments: ["open-gop.mkv", "open-gop-hevc.mp4", "vfr.mp4", "interlaced.mpg"])
  func timesAndRangesNameTheSameFramesEitherWay(name: String) throws {
    let path = TestFolders.fixture(name).path
    let linear = try DecodedFrames(path: path)
    let times = linear.times
    let between = (0..<times.count).map { (times[$0], times[$0 + 1] - 1) }
    let asked = between.shuffled().flatMap { [$0.1, $0.0] } + [times.end + 1000]
    let range = times[7] + 1..<times[29]
    for usesIndex in [true, false] {
      let access = try FrameAccess(path: path, usingIndex: usesIndex)
      var answers: [Int: FrameHash] = [:]
      try access.frames(at: asked) { positions, frame in
        let hash = try access.withView(of: frame) { FrameHash(frame, $0) }
        for position in positions { answers[position] = hash }
      }
      for (position, time) in asked.enumerated() {
        let shown = times.ticks.lastIndex { $0 <= time }
        #expect(answers[position] == shown.map { linear.hashes[$0] })
      }
      var found: [FrameHash] = []
      try access.frames(in: range) { frame in
        found.append(try access.withView(of: frame) { FrameHash(frame, $0) })
      }
      #expect(found == Array(linear.hashes[8..<29]))
    }
  }

  @Test(arguments: ["open-gop.mkv", "interlaced.mpg"])
  func whatIsNotThereIsAnError(name: String) throws {
    let access = try FrameAccess(path: TestFolders.fixture(name).path)
    let first = try #require(access.facts.start)
    #expect(throws: MediaError.self) { try access.frames(at: [first - 1]) { _, _ in } }
    #expect(throws: MediaError.self) { try access.frames(beginningAt: [first + 1]) { _, _ in } }
    var frames = 0
    try access.frames(in: first - 100..<first) { _ in frames += 1 }
    try access.frames(at: []) { _, _ in frames += 1 }
    #expect(frames == 0)
  }

  /// The open groups of the fixtures are passed over by seeking, not by decoding.
  @Test(arguments: ["open-gop.mkv", "open-gop-hevc.mp4"])
  func farFramesAreSought(name: String) throws {
    let access = try FrameAccess(path: TestFolders.fixture(name).path)
    let keyframes = access.index.entries.indices.filter { access.index.entries[$0].isKeyframe }
    let wanted = [50, 14, 11, 38].map { access.index.times[$0] }
    try access.frames(beginningAt: wanted) { _, _ in }
    #expect(!access.trace.isLinear)
    #expect(access.trace.seeks == [keyframes[3], keyframes[4]])
  }

  /// Packets that are read for all frames, asked for one by one: as many as for all together, with and without an
  /// index.
  @Test(arguments: [
    "colourful.mp4", "hevc.mp4", "open-gop.mkv", "vp9.webm", "mpeg4.avi", "interlaced.mpg",
    "no-times.h264",
  ])
  func framesInTurnCostADecodeEach(name: String) throws {
    let path = TestFolders.fixture(name).path
    let times = try DecodedFrames(path: path).times
    var packets = 0
    func count(_ requests: [[Int64]]) throws -> Int {
      let access = try FrameAccess(path: path) { packets += 1 }
      packets = 0
      for request in requests { try access.frames(beginningAt: request) { _, _ in } }
      return packets
    }
    let together = try count([times.ticks])
    #expect(together >= times.count / 2)
    #expect(try count(times.ticks.map { [$0] }) <= together + 4)
    // The same frame again is there already.
    #expect(try count(times.ticks.flatMap { [[$0], [$0]] }) <= together + 4)
  }

  /// Back or ahead, a jump leads to the keyframe before the frame.
  @Test(arguments: ["open-gop.mkv", "open-gop-hevc.mp4"])
  func aJumpCostsASeek(name: String) throws {
    let access = try FrameAccess(path: TestFolders.fixture(name).path)
    let times = access.index.times
    let keyframe = { (frame: Int) in access.index.keyframe(governing: frame) }
    for frame in [50, 38, 14, 50] {
      try access.frames(beginningAt: [times[frame]]) { _, _ in }
      #expect(access.trace == FrameAccess.Trace(seeks: [keyframe(frame)].compactMap(\.self)))
      #expect(access.isNear(times[frame]) && !access.isNear(times[frame - 1]))
      try access.frames(beginningAt: [times[frame]]) { _, _ in }
      #expect(access.trace == FrameAccess.Trace())
    }
    try access.frames(beginningAt: [times[51]]) { _, _ in }
    #expect(access.trace == FrameAccess.Trace())
  }

  @Test func whatTheCallerThrowsComesBack() throws {
    struct Stop: Error {}
    let access = try FrameAccess(path: TestFolders.fixture("vfr.mp4").path)
    #expect(throws: Stop.self) { try access.frames(at: [0]) { _, _ in throw Stop() } }
    let linear = try DecodedFrames(path: access.path)
    for frame in [0, 1, 0] { try expectSame([frame], access, linear) }
  }
}
