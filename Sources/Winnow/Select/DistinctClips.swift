import WinnowCore

/// Clips without those of files whose bytes are those of another before them: the same clips once
/// more.
struct DistinctClips {
  private(set) var videos: [ComparedClips] = []
  /// For each clip that is left, its number among all.
  private(set) var numbers: [Int] = []
  /// For each of all clips, the number of the first one that is the same, its own in most cases.
  private(set) var originals: [Int] = []
  /// For each of all clips, the number of its video.
  private(set) var videoOfClip: [Int] = []
  /// The numbers of those that are the same as a clip before them, by the number of that, in order.
  private(set) var copies: [Int: [Int]] = [:]

  init(_ all: [ComparedClips]) {
    var firsts: [Int64: (clip: Int, count: Int)] = [:]
    for (number, video) in all.enumerated() {
      let clips = originals.count..<originals.count + video.spans.count
      videoOfClip += clips.map { _ in number }
      if let first = firsts[video.row], first.count == clips.count {
        for (offset, clip) in clips.enumerated() {
          originals.append(first.clip + offset)
          copies[first.clip + offset, default: []].append(clip)
        }
      } else {
        firsts[video.row] = (clips.lowerBound, clips.count)
        videos.append(video)
        numbers += clips
        originals += clips
      }
    }
  }

  /// A match of clips that are left, in numbers among all.
  func renumbered(_ match: CopyMatch) -> CopyMatch {
    match.between(numbers[match.a], numbers[match.b])
  }

  /// A match of two clips of one video, and the same in the videos of the same bytes.
  func repeated(_ match: CopyMatch) -> [CopyMatch] {
    let others = zip(copies[match.a] ?? [], copies[match.b] ?? [])
    return [match] + others.map { match.between($0, $1) }
  }

  /// Every clip that is the same as one before it as its copy.
  ///
  /// - Parameter seconds: how long each of all clips lasts.
  func links(seconds: [Double]) -> [CopyMatch] {
    originals.indices.filter { originals[$0] != $0 }.map { clip in
      let whole = 0..<max(0, seconds[clip])
      return CopyMatch(
        a: originals[clip], b: clip, distance: 0, speed: 1, mirrored: false, overlapA: whole,
        overlapB: whole)
    }
  }
}
