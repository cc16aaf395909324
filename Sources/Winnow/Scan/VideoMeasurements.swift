import WinnowCore
import WinnowMedia

/// What was measured of a video; of a survey `times` are those of its keyframes, and no shots or
/// fingerprints were looked for.
public struct VideoMeasurements: Sendable {
  /// When each frame is shown.
  public package(set) var times: FrameTimes
  /// The shots, in order.
  public package(set) var shots: [Shot]
  /// The frames decoding can begin at, by the codec's word; increasing.
  public package(set) var keyframes: [Int]
  /// The frames that were scored, increasing.
  public package(set) var sampledFrames: [Int]
  /// For each score by name, its value at each sampled frame; NaN where there is none.
  public package(set) var scores: [String: [Float]]
  package var fingerprints: FingerprintTrack
  /// The PDQ hash of each sampled frame; none of a survey.
  package var pdq: [RatedPDQ]

  /// What was measured of single frames.
  package var frames: MeasuredFrames {
    MeasuredFrames(
      times: times, keyframes: keyframes, sampledFrames: sampledFrames, scores: scores)
  }

  /// The clips that `rules` make of the video and the parts that are too short for one.
  func parts(by rules: ClipRules) -> [Clip] {
    rules.parts(of: shots, in: frames, fingerprints: fingerprints)
  }

  /// The clips that `rules` make of the video.
  package func clips(by rules: ClipRules) -> [Clip] {
    rules.clips(of: shots, in: frames, fingerprints: fingerprints)
  }

  /// The clips that a recipe cuts the video into.
  public func clips(by recipe: Recipe) -> [Clip] { clips(by: recipe.clips) }

  /// The numbers of the samples that speak for `frames`: those inside, or the nearest one where
  /// none is.
  ///
  /// The difference from the frame before says nothing of a clip's first frame, so a sample there
  /// is left out where there are others.
  package func samples(in frames: Range<Int>) -> Range<Int> {
    let start = sampledFrames.firstPosition { $0 >= frames.lowerBound }
    let end = sampledFrames.firstPosition { $0 >= frames.upperBound }
    if end - start > 1, sampledFrames[start] == frames.lowerBound { return start + 1..<end }
    if start < end { return start..<end }
    let middle = frames.lowerBound + frames.count / 2
    let nearest = [start - 1, start].filter(sampledFrames.indices.contains)
      .min { abs(sampledFrames[$0] - middle) < abs(sampledFrames[$1] - middle) }
    return nearest.map { $0..<$0 + 1 } ?? 0..<0
  }

  /// The scores of a clip.
  public func scores(of clip: Clip) -> ClipScores { scores(of: samples(in: clip.frames)) }

  /// The scores of a clip for which `samples` speak.
  package func scores(of samples: Range<Int>) -> ClipScores {
    ClipScores(scores, samples: samples)
  }
}
