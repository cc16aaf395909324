import WinnowCore
import WinnowMedia

/// Which clips a page shows.
///
/// Where there are more than it has room for, those whose ids come first, which is as good as chance and
/// does not depend on rows, order or machine. Copies are shown together or not at all, so that the page
/// tells which of them stays; the one that is best to keep speaks for them, so that groups are as likely to
/// be shown as single clips are.
struct ReportSample {
  /// What the choice needs of a clip.
  struct Candidate {
    var id: ContentID
    /// Position of its video.
    var video: Int32
    /// Number of the group of copies, 0 for none.
    var group: Int32
  }

  private struct Group {
    var clips = 0
    var id: ContentID?
  }

  /// Clips that are shown or left out together.
  private struct Unit {
    var id: ContentID
    var clips: Int
  }

  /// Positions of videos, with the numbers of those of their clips that are shown.
  typealias Shown = [(video: Int, clips: [Int])]

  private var candidates: [Candidate] = []
  private var groups: [Int32: Group] = [:]

  /// How many clips there are.
  var count: Int { candidates.count }

  /// Of copies no more are shown together than a tenth of what there is room for.
  static func mostCopies(of most: Int) -> Int { max(1, most / 10) }

  /// Adds the next clip of a video, each of which has its clips one after another.
  mutating func append(
    _ clip: CutClip, _ verdict: ClipVerdict, of entry: VideoEntry, position: Int
  ) {
    let id = clip.id ?? Self.id(ofClip: verdict.clip, entry)
    let group = Int32(clamping: verdict.group ?? 0)
    candidates.append(Candidate(id: id, video: Int32(position), group: group))
    guard verdict.group != nil else { return }
    groups[group, default: Group()].clips += 1
    if verdict.preference == 0 { groups[group]?.id = id }
  }

  /// What stands for the id of a clip that has none.
  private static func id(ofClip clip: Int, _ entry: VideoEntry) -> ContentID {
    let text = "\(entry.id.map(\.description) ?? entry.name) \(clip)"
    return ContentHash(of: Array(text.utf8)).id
  }

  /// The clips that are shown, in order, where there is room for `most`.
  func shown(most: Int) -> Shown {
    let last = count > most ? lastUnit(most: most) : nil
    var shown: Shown = []
    var (video, clip) = (-1, 0)
    for candidate in candidates {
      let position = Int(candidate.video)
      (video, clip) = position == video ? (video, clip + 1) : (position, 0)
      if count > most {
        guard let last, let unit = unit(of: candidate, most: most), unit.id <= last else {
          continue
        }
      }
      if shown.last?.video != position { shown.append((position, [])) }
      shown[shown.count - 1].clips.append(clip)
    }
    return shown
  }

  /// The clips that a clip is shown with; nil where it is never shown.
  private func unit(of candidate: Candidate, most: Int) -> Unit? {
    guard candidate.group > 0 else { return Unit(id: candidate.id, clips: 1) }
    guard let group = groups[candidate.group], let id = group.id,
      group.clips <= Self.mostCopies(of: most)
    else { return nil }
    return Unit(id: id, clips: group.clips)
  }

  /// The id up to which there is room; nil where there is for none.
  private func lastUnit(most: Int) -> ContentID? {
    var units: [Unit] = []
    units.reserveCapacity(count)
    for candidate in candidates {
      // Of a group the clip that speaks for it counts for all.
      guard let unit = unit(of: candidate, most: most), unit.id == candidate.id else { continue }
      units.append(unit)
    }
    units.sort { $0.id < $1.id }
    var (clips, last): (Int, ContentID?) = (0, nil)
    for unit in units {
      clips += unit.clips
      if clips > most { break }
      last = unit.id
    }
    return last
  }
}
