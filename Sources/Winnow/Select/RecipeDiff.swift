import Foundation
import WinnowCore

/// What becomes of the clips of a catalog when one recipe takes the place of another.
///
/// Clips that both recipes cut alike, of the same video, start and end, are compared; the others are
/// listed.
package struct RecipeDiff: Sendable {
  /// A clip as one of the recipes cuts it.
  package struct Clip: Hashable, Sendable, Encodable {
    /// Its name; nil where its video has none.
    package var id: ContentID?
    /// Its number in the video.
    package var clip: Int
    package var verdict: Verdict
    /// Why it is not kept.
    package var reasons: [String]
  }

  /// Where a clip lies, and what each recipe says of it; nil for one that does not cut it so.
  package struct Entry: Hashable, Sendable, Encodable {
    package var video: String
    /// Seconds on the video's clock.
    package var start: Double
    package var end: Double
    package var before: Clip?
    package var after: Clip?

    package var seconds: Double { end - start }
  }

  /// Every clip of either recipe, in order of video and time.
  package let entries: [Entry]

  /// - Parameter excluded: catalogs of footage that neither recipe is to keep.
  /// - Throws: `WinnowError` where the catalog cannot be read or `excluded` cannot be compared with
  ///   it. The catalog is not changed.
  package init(
    from a: Recipe, to b: Recipe, on catalog: Catalog, excluding excluded: [URL] = []
  ) throws {
    let before = try JudgedSpans(of: catalog, by: Selection(recipe: a, excluding: excluded))
    // Where nothing else is cut or looked for, what is known of copies now holds for both.
    let isAlike = a.clips == b.clips && a.copies.strictness == b.copies.strictness
    let after = try JudgedSpans(
      of: catalog, by: Selection(recipe: b, excluding: excluded),
      known: isAlike ? before.known : nil)
    entries = Self.entries(before, after)
  }

  /// Those that both cut, but judge differently.
  package var changes: [Entry] {
    entries.filter { entry in
      guard let before = entry.before, let after = entry.after else { return false }
      return before.verdict != after.verdict
    }
  }

  private static func entries(_ before: JudgedSpans, _ after: JudgedSpans) -> [Entry] {
    let places = Set(before.clips.keys).union(after.clips.keys).sorted()
    return places.map { place in
      let video = before.videos[place.number] ?? after.videos[place.number]
      return Entry(
        video: video?.name ?? "", start: video?.seconds(place.start) ?? 0,
        end: video?.seconds(place.end) ?? 0, before: before.clips[place],
        after: after.clips[place])
    }
  }
}

/// The clips of a catalog with their verdicts, by where they lie.
private struct JudgedSpans {
  struct Place: Hashable, Comparable {
    /// Counts the videos.
    var number: Int
    /// Ticks of the video's time base.
    var start: Int64
    var end: Int64

    static func < (a: Self, b: Self) -> Bool {
      (a.number, a.start, a.end) < (b.number, b.start, b.end)
    }
  }

  struct Video {
    var name: String
    var timeBase: Rational

    func seconds(_ ticks: Int64) -> Double { MediaTime.seconds(ticks, timeBase).microseconds }
  }

  private(set) var videos: [Int: Video] = [:]
  private(set) var clips: [Place: RecipeDiff.Clip] = [:]
  let known: KnownCopies?

  init(of catalog: Catalog, by selection: Selection, known: KnownCopies? = nil) throws {
    (self.known, videos, clips) = try selection.judging(catalog, known: known) { judgement in
      var (videos, clips): ([Int: Video], [Place: RecipeDiff.Clip]) = ([:], [:])
      let names = Dictionary(
        uniqueKeysWithValues: judgement.entries.map { ($0.row, $0.name) })
      try judgement.run { _, verdicts in
        verdicts
      } consume: { item, verdicts in
        videos[item.position] = Video(name: item.entry.name, timeBase: item.facts.timeBase)
        for (clip, verdict) in zip(item.video.clips, verdicts) {
          let place = Place(
            number: item.position, start: clip.time.lowerBound, end: clip.time.upperBound)
          clips[place] = RecipeDiff.Clip(verdict, id: clip.id, names: names)
        }
      }
      return (judgement.known, videos, clips)
    }
  }
}

extension RecipeDiff.Clip {
  /// - Parameter names: those of videos by their rows.
  fileprivate init(_ verdict: ClipVerdict, id: ContentID?, names: [Int64: String]) {
    var reasons = verdict.reasons.map(\.description)
    if verdict.verdict == .copy, let kept = verdict.kept {
      reasons.append("copy of \(names[kept.video] ?? "") clip \(kept.clip)")
    }
    self.init(id: id, clip: verdict.clip, verdict: verdict.verdict, reasons: reasons)
  }
}
