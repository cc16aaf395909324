import Foundation
import TestSupport
import Testing

@testable import WinnowMedia

/// Damage costs no frame that the `ffmpeg` command would have decoded.
@Suite(.enabled(if: TestProgram.hasFFmpeg, "\(TestProgram.missing)"))
struct DamagedFramesTests {
  private static let fixtures = [
    "flv1.flv", "hard-cuts.mp4", "interlaced.mpg", "mpeg4.avi", "no-times.h264", "vp9.webm",
    "damaged.ts",
  ]

  @Test(
    .enabled(if: SlowTests.areWanted, "\(SlowTests.missing)"), arguments: fixtures,
    Damage.allCases)
  func framesAreAtLeastThoseOfFFmpeg(name: String, damage: Damage) throws {
    for number in 0..<2 { try expectNoFewer(name, damage, number) }
  }

  /// Containers that ask to be called again, and a cover that seems better than the footage.
  @Test(arguments: [
    ("sizes.ts", Damage.splice, 2818), ("wrapped.ts", .splice, 3457),
    ("cover-first.mp4", .bits, 646),
  ])
  func oddTroubleCostsNoFrame(name: String, damage: Damage, number: Int) throws {
    #expect(try expectNoFewer(name, damage, number) > 0)
  }

  /// Checks one file, and returns how many frames it has.
  @discardableResult
  private func expectNoFewer(_ name: String, _ damage: Damage, _ number: Int) throws -> Int {
    let file = try #require(try MutatedFiles(seed: 1).file(name, damage: damage, number))
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: name).path
    try Data(file.bytes).write(to: URL(filePath: path))
    let reader = try? VideoReader(path: path)
    let stream = reader.map { Int($0.demuxer.stream.pointee.index) } ?? 0
    let expected = try FrameHashes(damaged: path, stream: stream).frames.map(\.md5)
    let found = try reader.map { try FrameHashes($0).frames.map(\.md5) } ?? []
    let origin: Comment = "seed 1, \(file.name)"
    #expect(found.prefix(expected.count).elementsEqual(expected), origin)
    return found.count
  }
}
