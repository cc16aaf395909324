import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import WinnowMedia

/// Whatever is asked for in whatever order, the frames are those of a decode from the start.
@Suite struct FrameAccessTests {
  private static let fixtures = FixtureTruth.names(.good, .partial, .damaged)

  @Test(arguments: fixtures) func everyFrameOfAFixtureIsTheLinearOne(name: String) throws {
    try expectSame(TestFolders.fixtures.appending(path: name).path, batches: 4, singles: 12)
  }

  @Test(
    .enabled(if: TestFolders.clips != nil, "\(TestFolders.missingClips)"),
    arguments: TestFolders.clips(in: "formats", "edited", "classic", "near-duplicates", "web"))
  func everyFrameOfAClipIsTheLinearOne(name: String) throws {
    let path = try #require(TestFolders.clips).appending(path: name).path
    try expectSame(path, batches: 2, singles: 3)
  }

  /// Asks for all frames, shuffled and dealt to `batches` requests, and for a few one by one.
  private func expectSame(_ path: String, batches: Int, singles: Int) throws {
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

  private func expectSame(_ wanted: [Int], _ access: FrameAccess, _ linear: DecodedFrames) throws {
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
    if ProcessInfo.processInfo.environment["TRACE"] != nil {
      print("TRACE", access.path.split(separator: "/").last!, access.trace.isLinear, access.index.fault as Any, access.trace.seeks.count)
    }
  }
}
