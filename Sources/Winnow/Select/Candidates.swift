import WinnowCore

/// What is held of each clip until all have their verdicts. It has no pictures: those are read from
/// the catalog while copies are looked for.
struct Candidate: Sendable {
  var video: Int64
  var clip: Int
  /// What it is rejected for.
  var reasons: [String]
  /// What it cannot be judged by.
  var unmeasured: [String]
  var quality: CopyQuality
}

/// The clips of a selection and where their fingerprints are read: the spans of all videos, one
/// after another, are those of the candidates.
struct Candidates: Sendable {
  private(set) var clips: [Candidate] = []
  private(set) var videos: [ComparedClips] = []

  /// Adds reasons to clips by their numbers.
  mutating func reject(_ reasons: [Int: String]) {
    for (number, reason) in reasons { clips[number].reasons.append(reason) }
  }

  mutating func append(_ judged: [JudgedClip], of video: CatalogVideo, in catalog: Catalog) {
    clips += judged.enumerated().map { index, clip in
      Candidate(
        video: video.row, clip: index, reasons: clip.reasons, unmeasured: clip.unmeasured,
        quality: clip.quality)
    }
    videos.append(
      ComparedClips(catalog: catalog, row: video.row, spans: judged.map(\.span)))
  }
}
