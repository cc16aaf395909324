import Foundation
import TestSupport
import Testing
import WinnowCore
import WinnowMedia

@testable import Winnow

@Suite struct ReportSampleTests {
  private struct Video {
    var entry: VideoEntry
    var clips: [(clip: CutClip, verdict: ClipVerdict)]
  }

  private static func id(_ text: String) -> ContentID { ContentHash(of: Array(text.utf8)).id }

  /// Videos of one to four clips. Of every twelfth clip there are copies, of most two; of one there are 30.
  private static func videos(_ count: Int) -> [Video] {
    var (groups, clips) = (0, 0)
    var members: [Int: Int] = [:]
    return (0..<count).map { number in
      let entry = VideoEntry(
        row: Int64(number), id: id("video \(number)"), root: "/", name: "\(number).mp4", files: 1,
        frames: 10, measurement: 1, outcome: .scanned, depth: .frames)
      let parts = (0...number % 4).map { clip in
        clips += 1
        var verdict = ClipVerdict(
          video: entry.row, clip: clip, verdict: .keep, reasons: [])
        if clips % 12 == 0, clips / 12 > 60 || clips < 400 {
          if clips >= 400, clips % 24 == 12 { groups += 1 }
          verdict.group = clips < 400 ? 1000 : groups
          verdict.preference = members[verdict.group ?? 0, default: 0]
          members[verdict.group ?? 0, default: 0] += 1
        }
        let rect = PixelRect(x: 0, y: 0, width: 1, height: 1)
        let cut = CutClip(
          id: number % 9 == 0 ? nil : id("clip \(number) \(clip)"), frames: 0..<10, time: 0..<10,
          samples: 0..<1, crop: rect, free: rect)
        return (cut, verdict)
      }
      return Video(entry: entry, clips: parts)
    }
  }

  private func sample(_ videos: [Video]) -> ReportSample {
    var sample = ReportSample()
    for (position, video) in videos.enumerated() {
      for (clip, verdict) in video.clips {
        sample.append(clip, verdict, of: video.entry, position: position)
      }
    }
    return sample
  }

  /// The clips that are shown, by the names of their videos.
  private func names(_ videos: [Video], most: Int) -> Set<String> {
    Set(
      sample(videos).shown(most: most).flatMap { position, clips in
        clips.map { "\(videos[position].entry.name) \($0)" }
      })
  }

  @Test func allAreShownWhereThereIsRoom() {
    let videos = Self.videos(1000)
    let clips = videos.map(\.clips.count).reduce(0, +)
    for most in [clips, clips + 1] {
      let shown = sample(videos).shown(most: most)
      #expect(shown.map(\.video) == Array(videos.indices))
      #expect(shown.map(\.clips) == videos.map { Array($0.clips.indices) })
    }
    #expect(names(videos, most: clips - 1).count < clips)
    #expect(sample([]).shown(most: 1).isEmpty)
  }

  /// Whatever a damaged catalog says.
  @Test(arguments: [.min, -1, 1 << 31, .max] as [Int]) func groupsHaveAnyNumber(group: Int) {
    var videos = Self.videos(4)
    for position in videos.indices { videos[position].clips[0].verdict.group = group }
    #expect(sample(videos).shown(most: 10).count == 4)
    #expect(sample(videos).shown(most: 2).count < 4)
  }

  /// Rows, order and how many others are before a clip decide nothing.
  @Test(arguments: [1, 2, 3] as [UInt64]) func orderDecidesNothing(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let videos = Self.videos(1000)
    let wanted = names(videos, most: 300)
    #expect(300 - ReportSample.mostCopies(of: 300)...300 ~= wanted.count)
    #expect(names(videos.shuffled(using: &generator), most: 300) == wanted)
    // A smaller page shows some of what a larger one does.
    #expect(names(videos, most: 200).isStrictSubset(of: wanted))
  }

  @Test func copiesAreShownTogetherOrNotAtAll() throws {
    let videos = Self.videos(4000)
    let all = Dictionary(grouping: videos.flatMap(\.clips).compactMap(\.verdict.group)) { $0 }
    #expect(all.count > 200 && all[1000]?.count ?? 0 > 30)
    let shown = sample(videos).shown(most: 300)
    let groups = Dictionary(
      grouping: shown.flatMap { position, clips in
        clips.compactMap { videos[position].clips[$0].verdict.group }
      }
    ) { $0 }
    #expect(groups.count > 3)
    for (group, members) in groups { #expect(members.count == all[group]?.count) }
    // It is larger than a tenth of the page.
    #expect(groups[1000] == nil)
    #expect(names(videos, most: 2000).count > 1800)
  }

  /// Of groups of two as many of a hundred are shown as of single clips.
  @Test func groupsAreAsLikelyAsSingleClips() throws {
    let videos = Self.videos(12000)
    let shown = sample(videos).shown(most: 6000)
    let verdicts = shown.flatMap { position, clips in
      clips.map { videos[position].clips[$0].verdict }
    }
    let count = { (verdicts: [ClipVerdict]) in
      Double(verdicts.count { $0.group != nil && $0.group != 1000 })
    }
    let all = videos.flatMap { $0.clips.map(\.verdict) }
    let shares = (count(all) / Double(all.count), count(verdicts) / Double(verdicts.count))
    #expect(abs(shares.0 / shares.1 - 1) < 0.25, "\(shares)")
  }
}
