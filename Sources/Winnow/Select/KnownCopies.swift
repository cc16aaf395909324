import WinnowCore

/// The copies among the clips of some videos, as they were found once.
///
/// Videos are in circles: those of one circle have been compared with each other, those of two have not, as
/// where two catalogs have been merged.
struct KnownCopies: Sendable {
  /// Grows whenever other copies may be found among the same clips.
  static let revision = 2

  /// A clip by the row that holds its fingerprint and its number in the video.
  struct Place: Hashable, Sendable {
    var row: Int64
    var clip: Int
  }

  struct Video: Hashable, Sendable {
    var spans: [ComparedClips.Span]
    var circle = 0
    /// The numbers of clips that others of their crowds were compared in place of.
    var represented: [Int] = []
  }

  struct Pair: Sendable {
    var a: Place
    var b: Place
    /// How they lie on each other; its positions mean nothing.
    var match: CopyMatch
    /// Whether it only tells how alike they are: one of them is represented, and joined by that.
    var isAside = false
  }

  /// By their rows.
  private(set) var videos: [Int64: Video] = [:]
  private(set) var pairs: [Pair] = []

  init() {}

  /// nil where a pair is missing, has a clip that there is not, or clips of two circles.
  init?(videos: [Int64: Video], pairs: [Pair?]) {
    let isClip = { (place: Place) in
      videos[place.row]?.spans.indices.contains(place.clip) == true
    }
    let whole = pairs.compactMap(\.self).filter {
      $0.a != $0.b && isClip($0.a) && isClip($0.b)
        && videos[$0.a.row]?.circle == videos[$0.b.row]?.circle
    }
    guard whole.count == pairs.count else { return nil }
    (self.videos, self.pairs) = (videos, whole)
  }

  /// - Parameters:
  ///   - found: what there is to find among all clips, counted through all videos.
  ///   - asides: how alike some clips are of which one is represented.
  init(_ videos: [ComparedClips], _ found: CopyFindings, asides: [CopyMatch]) {
    let places = videos.flatMap { video in
      video.spans.indices.map { Place(row: video.row, clip: $0) }
    }
    let represented = Dictionary(grouping: found.representatives.keys) { places[$0].row }
    self.videos = Dictionary(grouping: videos, by: \.row).compactMapValues { videos in
      // Clips of a row that is cut in two ways have no place of their own.
      guard videos.count == 1 else { return nil }
      let clips = (represented[videos[0].row] ?? []).map { places[$0].clip }.sorted()
      return Video(spans: videos[0].spans, represented: clips)
    }
    let pair = { (match: CopyMatch, isAside: Bool) in
      Pair(a: places[match.a], b: places[match.b], match: match, isAside: isAside)
    }
    // A clip that stood for others may have gone, so that what was an aside is found itself.
    var told = Set(found.matches.map { CopyPair($0.a, $0.b) })
    let asides = asides.filter { told.insert(CopyPair($0.a, $0.b)).inserted }
    pairs = (found.matches.map { pair($0, false) } + asides.map { pair($0, true) })
      .filter { self.videos[$0.a.row] != nil && self.videos[$0.b.row] != nil }
  }

  /// Its video where the copies among its clips and those of others of its circle are known.
  func known(_ video: ComparedClips) -> Video? {
    videos[video.row].flatMap { $0.spans == video.spans ? $0 : nil }
  }

  /// Whether they are of the clips of `videos` and no others, and of one circle.
  func areOf(_ videos: [ComparedClips]) -> Bool {
    let circle = self.videos.first?.value.circle
    return videos.count == self.videos.count
      && videos.allSatisfy { known($0).map { $0.circle == circle } ?? false }
  }

  /// What is known of the clips of those of `videos` that are, counted through all of `videos`.
  func found(among videos: [ComparedClips]) -> (found: CopyFindings, asides: [CopyMatch]) {
    var first = 0
    var firstClips: [Int64: Int] = [:]
    var represented: Set<Int> = []
    for video in videos {
      if let known = known(video) {
        firstClips[video.row] = first
        for clip in known.represented { represented.insert(first + clip) }
      }
      first += video.spans.count
    }
    var found = CopyFindings()
    var asides: [CopyMatch] = []
    for pair in pairs {
      guard let a = firstClips[pair.a.row], let b = firstClips[pair.b.row] else { continue }
      let (x, y) = (a + pair.a.clip, b + pair.b.clip)
      let match = x < y ? pair.match.between(x, y) : pair.match.turned.between(y, x)
      if pair.isAside {
        asides.append(match)
        continue
      }
      found.matches.append(match)
      // A clip that is represented has one match, with the one that stands for it.
      if represented.contains(x) { found.representatives[x] = y }
      if represented.contains(y) { found.representatives[y] = x }
    }
    return (found, asides)
  }
}
