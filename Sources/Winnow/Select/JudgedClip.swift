import WinnowCore
import WinnowMedia

/// A clip with its scores and what the gates say of it.
struct JudgedClip {
  /// What reasons begin with that no value could be looked at for.
  static let unmeasuredPrefix = "unmeasured: "

  var clip: Clip
  /// Its name; nil where its video has none.
  var id: ContentID?
  /// What the bars leave of the stored picture.
  var crop: PixelRect
  /// What overlays leave of that.
  var free: PixelRect
  var scores: [String: ScoreStatistics]
  /// What it is rejected for: the screen, its length, the gates in the recipe's order.
  var reasons: [String]
  /// The gates that could not be asked, each with `unmeasuredPrefix` before its name.
  var unmeasured: [String]
  /// Where its fingerprint lies in that of the video.
  var span: ComparedClips.Span
  var quality: CopyQuality

  /// The clips `recipe` makes of a video, and the parts that are too short for one.
  static func clips(
    of video: CatalogVideo, _ measured: VideoMeasurements, recipe: Recipe
  ) throws -> [JudgedClip] {
    let facts = try video.knownFacts()
    // Where no shots were looked for, the video is one clip.
    let whole = [Clip(shot: 0, frames: 0..<measured.times.count)]
    let clips = measured.shots.isEmpty ? whole : measured.parts(by: recipe.clips)
    let gates = AskedGates(recipe.gates, of: video)
    return clips.map { clip in
      var judged = JudgedClip(clip, facts, measured, recipe, gates)
      judged.id = video.clipID(clip.frames, measured.times)
      return judged
    }
  }

  private init(
    _ clip: Clip, _ facts: VideoFacts, _ measured: VideoMeasurements, _ recipe: Recipe,
    _ gates: AskedGates
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
      unfit + [short].compactMap { $0 } + gates.asked.compactMap { $0.reason(against: scores) }
    unmeasured = gates.unmeasured.map { "\(Self.unmeasuredPrefix)\($0.name)" }
    span = ComparedClips.Span(clip.frames, times)
    quality = CopyQuality(
      pixels: crop.width * crop.height, bitsPerPixel: facts.bitsPerPixel,
      overlayShare: scores.statistics["overlay.share"]?.mean ?? 0, seconds: span.end - span.start)
  }
}
