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
    #expect(damage.first?.path == TestFolders.fixtures.appending(path: "truncated.mp4").path)
    let words = "Error splitting the input into NAL units."
    let reason = "Invalid data found when processing input (\(words))"
    #expect(damage.first?.reason == reason)
    #expect(damage.summary == "1 packet could not be decoded; first: decode: \(reason)")
  }

  @Test(arguments: [1, 2, 3]) func damageMadeHereNeverEndsTheRun(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    for name in ["damaged.ts", "vp9.webm", "mpeg4.avi", "interlaced.mpg", "hard-cuts.mp4"] {
      var bytes = try Data(contentsOf: TestFolders.fixtures.appending(path: name))
      for _ in 0..<40 {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      let url = folder.url.appending(path: name)
      try bytes.write(to: url)
      guard let reader = try? VideoReader(path: url.path) else { continue }
      let promised = try #require(FixtureTruth.all[name]?.frames)
      #expect(try VideoReaderTests.frames(reader).count <= 2 * promised)
    }
  }

  private func damage(of name: String) throws -> DecodeDamage {
    let reader = try VideoReader(path: TestFolders.fixtures.appending(path: name).path)
    while try reader.next() != nil {}
    return reader.damage
  }
}
