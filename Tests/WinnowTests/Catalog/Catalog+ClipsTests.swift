import TestSupport
import Testing
import WinnowCore

@testable import Winnow

@Suite struct CatalogClipsTests {
  @Test func videosReadTogetherAreThoseReadOneByOne() throws {
    let workspace = try ScannedFixtures.copy()
    try workspace.select(Recipe.named("balanced"))
    let catalog = try workspace.catalog()
    // More than are read by one query, in an order that is not theirs, with rows that are not there.
    let known = try catalog.entries().map(\.row).reversed()
    let rows = Array((0..<6).map { _ in [-1] + known }.joined())
    #expect(rows.count > 2 * Catalog.videosAtATime)
    let together = try catalog.judged(rows)
    let bare = try catalog.judged(rows, statistics: false)
    #expect(together.count == rows.count && bare.count == rows.count)
    #expect(together.compactMap(\.self).count > Catalog.videosAtATime)
    for (row, (video, bare)) in zip(rows, zip(together, bare)) {
      let alone = try catalog.judged(row)
      #expect(alone.map(text) == video.map(text))
      #expect(
        alone?.video.statistics.values.map(\.bitPattern)
          == video?.video.statistics.values.map(\.bitPattern))
      #expect(bare.map(text) == video.map(text))
      #expect(bare?.video.statistics.rows ?? 0 == 0)
    }
  }

  @Test func clipsOfVideosInOrderAreThoseOfEach() throws {
    let workspace = try ScannedFixtures.copy()
    try workspace.select(Recipe.named("balanced"))
    let catalog = try workspace.catalog()
    let videos = try catalog.videos()
    var reading = try ClipReading(catalog, catalog.entries())
    // Some are passed over, and one is asked for again.
    for video in videos.filter({ $0.row % 5 != 0 }) + videos.prefix(3) {
      let (clips, known) = try (reading.clips(ofVideo: video.row), catalog.clips(of: video))
      #expect(clips.map(\.clip) == known.map(\.clip) && clips.map(\.cut) == known.map(\.cut))
      #expect(clips.map(\.video) == known.map(\.video))
      #expect(clips.map(\.file) == known.map(\.file) && clips.map(\.path) == known.map(\.path))
      #expect(clips.map { "\($0.judged)" } == known.map { "\($0.judged)" })
    }
    #expect(try videos.flatMap(catalog.clips).count > 50)
  }

  /// What cannot be read is not taken for nothing: an export would delete what it wrote.
  @Test(arguments: [
    "UPDATE statistics SET score_values = substr(score_values, 5)",
    "DELETE FROM verdicts WHERE clip = 0",
    "UPDATE verdicts SET reasons = '[{\"gate\": \"tomorrow\", \"value\": null}]'",
  ])
  func whatWasDecidedAndCannotBeReadIsSaid(damage: String) throws {
    let workspace = try ScannedFixtures.copy()
    try workspace.select()
    try workspace.export()
    let before = try workspace.results()
    // One clip of each video has another beside it, so that its verdicts do not fit.
    try workspace.catalog().execute(damage)
    for read in [
      { try workspace.export() }, { try ManifestRewriting().write(workspace.catalog()) },
    ]
      as [() throws -> Any]
    {
      let error = #expect(throws: WinnowError.self) { _ = try read() }
      #expect(error?.reason.contains("winnow select") == true)
    }
    #expect(try workspace.results() == before)
    try workspace.select()
    try workspace.export()
    #expect(try workspace.results() == before)
  }

  private func text(_ judged: Catalog.JudgedVideo) -> String {
    let (video, facts) = (judged.video, judged.facts)
    return
      "\(facts) \(video.shots) \(video.firstTime) \(video.seconds) \(video.clips) \(judged.verdicts)"
  }
}
