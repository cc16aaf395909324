import WinnowCore
import WinnowMedia

/// A clip with its scores and what the gates say of it.
struct JudgedClip {
  var clip: Clip
  /// What the bars leave of the stored picture.
  var crop: PixelRect
  /// What overlays leave of that.
  var free: PixelRect
  var scores: [String: ScoreStatistics]
  /// What it is rejected for: the screen, its length, the gates in the recipe's order.
  var reasons: [String]
  /// Where its fingerprint lies in that of the video.
  var span: ComparedClips.Span
  var quality: CopyQuality

  /// The clips `recipe` makes of a video, and the parts that are too short for one.
  static func clips(
    of facts: VideoFacts, _ measured: VideoMeasurements, recipe: Recipe
  ) -> [JudgedClip] {
    // Where no shots were looked for, the video is one clip.
    let whole = [Clip(shot: 0, frames: 0..<measured.times.count)]
    let clips = measured.shots.isEmpty ? whole : measured.parts(by: recipe.clips)
    return clips.map { JudgedClip($0, facts, measured, recipe) }
  }

  private init(
    _ clip: Clip, _ facts: VideoFacts, _ measured: VideoMeasurements, _ recipe: Recipe
  ) {
    self.clip = clip
    let samples = measured.samples(in: clip.frames)
    let picture = PictureBox(scores: measured.scores, samples: samples)
    crop = facts.storedRect(of: picture)
    free = facts.storedRect(
      of: FreeBox(scores: measured.scores, samples: samples, inside: picture))
    let scores = measured.scores(of: samples)
    self.scores = scores.statistics
    let unfit = recipe.screen.reasons(against: facts)
    let times = measured.times
    let short = measured.shots.isEmpty ? nil : recipe.clips.reason(against: clip.frames, times)
    reasons =
      unfit + [short].compactMap { $0 } + recipe.gates.compactMap { $0.reason(against: scores) }
    span = ComparedClips.Span(clip.frames, times)
    quality = CopyQuality(
      pixels: crop.width * crop.height, bitsPerPixel: facts.bitsPerPixel,
      overlayShare: scores.statistics["overlay.share"]?.mean ?? 0, seconds: span.end - span.start)
  }
}
