import Foundation
import TestSupport
import Testing
import WinnowMedia

/// Damaged videos give the frames they have and say what is missing.
@Suite struct DecodeDamageTests {
  @Test(arguments: FixtureTruth.names(.good)) func aGoodVideoHasNone(name: String) throws {
    #expect(try damage(of: name).summary == nil)
  }

  /// The words of `ffmpeg -v error -i truncated.mp4 -f null -`, which stumbles over one packet.
  @Test func aTruncatedVideoSaysSo() throws {
    let damage = try damage(of: "truncated.mp4")
    #expect(damage.undecodable == 1 && !damage.stoppedEarly)
    #expect(damage.first?.path == TestFolders.fixture("truncated.mp4").path)
    let words = "Error splitting the input into NAL units."
    let reason = "Invalid data found when processing input (\(words))"
    #expect(damage.first?.reason == reason)
    #expect(damage.summary == "1 packet could not be decoded; first: decode: \(reason)")
  }

  @Test(arguments: [1, 2, 3]) func damageMadeHereNeverEndsTheRun(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    for name in ["damaged.ts", "vp9.webm", "mpeg4.avi", "interlaced.mpg", "hard-cuts.mp4"] {
      var bytes = try Data(contentsOf: TestFolders.fixture(name))
      for _ in 0..<40 {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      let url = folder.url.appending(path: name)
      try bytes.write(to: url)
      guard let reader = try? VideoReader(path: url.path) else { continue }
      let promised = try #require(FixtureTruth.named(name)?.frames)
      #expect(try VideoReaderTests.frames(reader).count <= 2 * promised)
    }
  }

  /// The table of an MP4 file puts the second packet beyond the end of the file. The `ffmpeg` command
  /// takes that for the end of the video.
  @Test func aPacketThatIsNotThereCostsItself() throws {
    let fixture = TestFolders.fixture("with-audio.mp4")
    var bytes = try Data(contentsOf: fixture)
    let table = try #require(bytes.range(of: Data("stco".utf8)))
    // Version, number of chunks and the place of the first chunk come before it.
    let second = table.upperBound + 12
    bytes.replaceSubrange(second..<second + 4, with: [0xFF, 0xFF, 0xFF, 0xF0])
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "holed.mp4").path
    try bytes.write(to: URL(filePath: path))
    let reader = try VideoReader(path: path)
    let (found, whole) = (
      try VideoReaderTests.frames(reader),
      try VideoReaderTests.frames(VideoReader(path: fixture.path))
    )
    #expect(found.count == whole.count - 1)
    #expect(reader.damage.corruptPackets == 1 && !reader.damage.stoppedEarly)
    #expect(reader.damage.first?.operation == .read)
    #expect(try StreamIndex(path: path).fault == .damaged)
  }

  private func damage(of name: String) throws -> DecodeDamage {
    let reader = try VideoReader(path: TestFolders.fixture(name).path)
    while try reader.next() != nil {}
    return reader.damage
  }
}
