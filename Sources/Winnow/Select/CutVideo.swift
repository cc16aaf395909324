import WinnowCore
import WinnowMedia

/// A measured video as rules cut it: its clips, those that are too short among them, and the statistics of
/// their scores.
struct CutVideo: Sendable {
  /// How many shots it has; none where none were looked for.
  var shots: Int
  /// Ticks of the first frame.
  var firstTime: Int64
  /// From there to the end of the last frame.
  var seconds: Double
  var clips: [CutClip]
  /// A row a clip.
  var statistics: StatisticsTable

  /// Where the fingerprint of a clip lies in that of the video.
  func span(_ clip: CutClip, _ timeBase: Rational) -> ComparedClips.Span {
    let seconds = { (ticks: Int64) in MediaTime.seconds(ticks &- firstTime, timeBase) }
    return ComparedClips.Span(
      start: seconds(clip.time.lowerBound), end: seconds(clip.time.upperBound))
  }
}

extension CutVideo {
  /// - Parameter timeline: the revision of the times of its frames; nil of a survey.
  init(
    _ measured: VideoMeasurements, by cut: Cut, facts: VideoFacts, id: ContentID?,
    timeline: String?
  ) {
    let times = measured.times
    (shots, firstTime, seconds) = (measured.shots.count, times[0], times.duration)
    // Where no shots were looked for, the video is one clip.
    let whole = [Clip(shot: 0, frames: 0..<times.count)]
    let parts = measured.shots.isEmpty ? whole : measured.parts(by: cut.rules)
    let tracks = cut.columns.ids.map { measured.scores[$0] ?? [] }
    // By another timeline the same frames would have another name.
    let id = timeline == "\(FrameTimes.revision)" ? id : nil
    (clips, statistics) = ([], StatisticsTable(cut.columns))
    for part in parts {
      let samples = measured.samples(in: part.frames)
      statistics.append(tracks, samples: samples)
      let picture = PictureBox(scores: measured.scores, samples: samples)
      let shown = facts.atFrame(part.frames.lowerBound)
      let free = FreeBox(scores: measured.scores, samples: samples, inside: picture)
      clips.append(
        CutClip(
          id: facts.clipID(of: part.frames, times, in: id), frames: part.frames,
          time: times[part.frames.lowerBound]..<times[part.frames.upperBound], samples: samples,
          crop: shown.storedRect(of: picture), free: shown.storedRect(of: free)))
    }
  }
}
