import WinnowCore
import WinnowMedia

/// What became of a file.
public enum Outcome: String, Sendable, Codable {
  /// Decoded and measured.
  case scanned
  /// Not measured, and rightly so: not a video, or one that the recipe's screen turns away.
  case rejected
  /// The same bytes as another file, which is one video with it: not decoded.
  case duplicate
  /// A video that could not be used.
  case failed
}

/// Everything a scan finds out about one file.
public struct VideoRecord: Sendable {
  public var source: VideoSource
  /// The name of its bytes; nil where they were not read to their end.
  public var id: ContentID?
  public var outcome: Outcome
  /// Why it was rejected or failed, or what of a scanned video had to be left out.
  public var error: String?
  /// The gate of the screen that turned it away.
  var screenedBy: String?
  public var facts: VideoFacts?
  /// How much of it was looked at; nil where it could not be opened as a video.
  public var depth: ScanDepth?
  public var counts = DecodeCounts()
  public var measurements: VideoMeasurements?
  /// The same of a worker, in place of `measurements` and `thumbnails`: as the catalog stores it.
  var stored: StoredMeasurements?
  /// Small pictures of it; none of a survey.
  public var thumbnails = Thumbnails()
  /// Whether it ended at one of the recipe's limits.
  public var isLimited = false
  /// Whether the file changed while it was measured.
  var isChanged = false
  /// Whether somebody killed the worker that measured it, which says nothing of the file.
  var isKilled = false
  /// Whether the system did not let it be read to its end, which says nothing of the file either.
  var isUnread = false

  /// Whether there is nothing to be learned from it, so that it is measured again.
  var saysNothing: Bool { isKilled || isUnread }

  /// Frames decoded.
  var frames: Int { stored?.frames ?? measurements?.times.count ?? 0 }
  /// Seconds measured.
  var duration: Double { stored?.duration ?? measurements?.times.duration ?? 0 }

  /// What was measured, as the catalog stores it.
  var storable: StoredMeasurements? {
    stored ?? measurements.map { StoredMeasurements($0, thumbnails) }
  }
}

/// What was measured of a video; of a survey `times` are those of its keyframes, and no shots or
/// fingerprints were looked for.
public struct VideoMeasurements: Sendable {
  public var times: FrameTimes
  public var shots: [Shot]
  /// The frames decoding can begin at, by the codec's word; increasing.
  public var keyframes: [Int]
  /// The frames that were scored, increasing.
  public var sampledFrames: [Int]
  /// For each score by name, its value at each sampled frame; NaN where there is none.
  public var scores: [String: [Float]]
  public var fingerprints: FingerprintTrack
  /// The PDQ hash of each sampled frame; none of a survey.
  public var pdq: [RatedPDQ]

  /// What was measured of single frames.
  public var frames: MeasuredFrames {
    MeasuredFrames(
      times: times, keyframes: keyframes, sampledFrames: sampledFrames, scores: scores)
  }

  /// The clips that `rules` make of the video and the parts that are too short for one.
  func parts(by rules: ClipRules) -> [Clip] {
    rules.parts(of: shots, in: frames, fingerprints: fingerprints)
  }

  /// The clips that `rules` make of the video.
  public func clips(by rules: ClipRules) -> [Clip] {
    rules.clips(of: shots, in: frames, fingerprints: fingerprints)
  }

  /// The numbers of the samples that speak for `frames`: those inside, or the nearest one where
  /// none is.
  ///
  /// The difference from the frame before says nothing of a clip's first frame, so a sample there
  /// is left out where there are others.
  public func samples(in frames: Range<Int>) -> Range<Int> {
    let start = sampledFrames.firstPosition { $0 >= frames.lowerBound }
    let end = sampledFrames.firstPosition { $0 >= frames.upperBound }
    if end - start > 1, sampledFrames[start] == frames.lowerBound { return start + 1..<end }
    if start < end { return start..<end }
    let middle = frames.lowerBound + frames.count / 2
    let nearest = [start - 1, start].filter(sampledFrames.indices.contains)
      .min { abs(sampledFrames[$0] - middle) < abs(sampledFrames[$1] - middle) }
    return nearest.map { $0..<$0 + 1 } ?? 0..<0
  }

  /// The scores of a clip for which `samples` speak.
  public func scores(of samples: Range<Int>) -> ClipScores {
    ClipScores(scores, samples: samples)
  }
}
