import Foundation
import TestSupport
import Testing
import WinnowMedia

/// After a seek the reader goes on from a keyframe as if it had read up to there.
@Suite struct VideoReaderSeekingTests {
  /// Containers with an index; a program stream has none, and a seek in it leads anywhere near.
  @Test(arguments: ["hard-cuts.mp4", "fades.mp4", "vfr.mp4", "vp9.webm", "mpeg4.avi"])
  func readingGoesOnFromAKeyframeAtOrBeforeTheTime(name: String) throws {
    let path = TestFolders.fixture(name).path
    let all = try VideoReaderTests.frames(VideoReader(path: path))
    let reader = try VideoReader(path: path)
    for target in [all.count - 2, 0, all.count / 2, all.count / 3] {
      let time = try #require(all[target].pts)
      try reader.seek(to: time)
      let rest = try VideoReaderTests.frames(reader)
      let first = try #require(all.firstIndex { $0.pts == rest.first?.pts })
      #expect(first <= target && all[first].isKeyframe)
      #expect(rest == Array(all[first...]))
      #expect(reader.damage.summary == nil)
    }
  }

  /// Keyframes by truth.json, which `ffprobe -show_entries frame=key_frame` made. At a constant rate
  /// the index is exact.
  @Test(arguments: ["hard-cuts.mp4", "fades.mp4"])
  func theLastKeyframeIsFound(name: String) throws {
    let path = TestFolders.fixture(name).path
    let keyframes = try #require(FixtureTruth.all[name]?.keyframes)
    let all = try VideoReaderTests.frames(VideoReader(path: path))
    #expect(all.indices.filter { all[$0].isKeyframe } == keyframes)
    let reader = try VideoReader(path: path)
    for target in all.indices.reversed() {
      try reader.seek(to: try #require(all[target].pts))
      let frame = try reader.next()
      let pts = frame?.pts
      #expect(pts == all[try #require(keyframes.last { $0 <= target })].pts)
    }
  }
}
