import WinnowCore

/// The copies among the clips of some videos, as they were found once.
struct KnownCopies: Sendable {
  /// Grows whenever other copies may be found among the same clips.
  static let revision = 1

  /// A clip by the row that holds its fingerprint and its number in the video.
  struct Place: Hashable, Sendable {
    var row: Int64
    var clip: Int
  }

  struct Pair: Sendable {
    var a: Place
    var b: Place
    /// How they lie on each other; its positions mean nothing.
    var match: CopyMatch
  }

  /// The clips of each video by its row.
  private(set) var spans: [Int64: [ComparedClips.Span]] = [:]
  private(set) var pairs: [Pair] = []

  init() {}

  /// nil where a pair is missing or has a clip that there is not.
  init?(spans: [Int64: [ComparedClips.Span]], pairs: [Pair?]) {
    let isClip = { (place: Place) in spans[place.row]?.indices.contains(place.clip) == true }
    let whole = pairs.compactMap(\.self).filter { isClip($0.a) && isClip($0.b) }
    guard whole.count == pairs.count else { return nil }
    (self.spans, self.pairs) = (spans, whole)
  }

  /// - Parameter matches: all pairs of copies, clips counted through all videos.
  init(_ videos: [ComparedClips], _ matches: [CopyMatch]) {
    spans = Dictionary(grouping: videos, by: \.row).compactMapValues {
      // Clips of a row that is cut in two ways have no place of their own.
      $0.count == 1 ? $0[0].spans : nil
    }
    let places = videos.flatMap { video in
      video.spans.indices.map { Place(row: video.row, clip: $0) }
    }
    pairs = matches.map { Pair(a: places[$0.a], b: places[$0.b], match: $0) }
      .filter { spans[$0.a.row] != nil && spans[$0.b.row] != nil }
  }

  /// Whether the copies among its clips and those of other known videos are known.
  func covers(_ video: ComparedClips) -> Bool { spans[video.row] == video.spans }

  /// Whether they are of the clips of `videos` and no others.
  func areOf(_ videos: [ComparedClips]) -> Bool {
    videos.count == spans.count && videos.allSatisfy(covers)
  }

  /// The copies among the clips of those of `videos` that are covered, counted through all of
  /// `videos`.
  func matches(among videos: [ComparedClips]) -> [CopyMatch] {
    var first = 0
    var firstClips: [Int64: Int] = [:]
    for video in videos {
      if covers(video) { firstClips[video.row] = first }
      first += video.spans.count
    }
    return pairs.compactMap { pair in
      guard let a = firstClips[pair.a.row], let b = firstClips[pair.b.row] else { return nil }
      let (x, y) = (a + pair.a.clip, b + pair.b.clip)
      return x < y ? pair.match.between(x, y) : pair.match.turned.between(y, x)
    }
  }
}
