import WinnowCore
import WinnowMedia

/// A line of videos.jsonl, and what `winnow inspect` says of a file.
package struct VideoLine: Sendable {
  /// The name of the video; nil where nothing has needed it yet.
  package var videoID: ContentID?
  /// Below its root.
  package var path: String
  /// The directory that was named as an input, or that holds the file that was; nil of a file that is
  /// in no catalog.
  package var root: String?
  /// Where the file lies.
  package var source: String
  package var outcome: Outcome
  /// The path of the first of identical files; nil for that one.
  package var identicalTo: String?
  package var error: String?
  package var depth: ScanDepth?
  /// Frames decoded.
  package var frames: Int
  package var counts: DecodeCounts
  package var facts: VideoFacts?

  /// The line of one of the files that hold a video.
  ///
  /// - Parameter original: the path of the first of them, where this is another.
  init(_ video: VideoRow, _ facts: VideoFacts?, at source: VideoSource, sameAs original: String?) {
    videoID = video.content
    (path, root, self.source) = (source.path, source.root, source.absolutePath)
    outcome = original == nil || video.outcome != .scanned ? video.outcome : .identical
    identicalTo = original
    error = video.error
    depth = video.depth
    frames = video.frames
    counts = video.counts
    self.facts = facts
  }

  /// The line of a file that is not in a catalog.
  init(_ record: VideoRecord, name: String) {
    videoID = record.id
    path = name
    source = record.source.absolutePath
    outcome = record.outcome
    error = record.error
    depth = record.depth
    frames = record.frames
    counts = record.counts
    facts = record.facts
  }

  /// Share of the decoded frames that are flagged interlaced, 0 to 1; 0 where there are none.
  var interlacedShare: Double {
    frames > 0 ? Double(counts.interlacedFrames) / Double(frames) : 0
  }
}
