import Foundation
import TestSupport
import Testing
import WinnowMedia

/// Damaged videos give the frames they have and say what is missing.
@Suite struct DecodeDamageTests {
  @Test(arguments: FixtureTruth.names(.good)) func aGoodVideoHasNone(name: String) throws {
    #expect(try damage(of: name).summary == nil)
  }

  /// `ffmpeg -v error -i truncated.mp4 -f null -` says "stream 0, offset 0x...: partial file" and
  /// "Invalid data found when processing input".
  @Test func aTruncatedVideoSaysSo() throws {
    let damage = try damage(of: "truncated.mp4")
    let summary = try #require(damage.summary)
    #expect(summary.contains("could not be decoded") || summary.contains("before the end"))
    #expect(damage.first?.path.hasSuffix("/truncated.mp4") == true)
    #expect(damage.first?.reason.isEmpty == false)
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
