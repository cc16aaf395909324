import WinnowCore

/// Clips of one video that are compared with others: where their fingerprints are read, and how
/// they are cut out of those of the video. Pictures are not held.
struct ComparedClips: Sendable {
  /// A stretch in seconds from the video's first frame on.
  struct Span: Hashable, Sendable {
    var start: Double
    var end: Double

    var seconds: Double { end - start }
  }

  var catalog: Catalog
  /// The row that holds the fingerprints.
  var row: Int64
  /// The number of the first of them in the video.
  var first = 0
  var spans: [Span]

  /// The fingerprints of the clips, in order.
  ///
  /// - Throws: `WinnowError` where they cannot be read.
  func fingerprints() throws -> [ClipFingerprint] {
    let track = try catalog.fingerprints(row)
    return spans.map { track.clip(from: $0.start, to: $0.end) }
  }
}

extension ComparedClips.Span {
  init(_ frames: Range<Int>, _ times: FrameTimes) {
    let seconds = { (frame: Int) in MediaTime.seconds(times[frame] &- times[0], times.timeBase) }
    (start, end) = (seconds(frames.lowerBound), seconds(frames.upperBound))
  }
}
