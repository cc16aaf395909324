import Foundation
import WinnowCore
import WinnowMedia

/// A line of manifest.jsonl. Sizes and boxes are those of the picture as shown.
struct ManifestLine: Sendable {
  /// The name of the clip; nil where the video has none, and where only keyframes were decoded.
  var id: ContentID?
  var video: ManifestVideo
  var clip: Int
  var start: Double
  var end: Double
  /// Of its frames; nil where only keyframes were decoded, so that they were not counted.
  var frameRange: Range<Int>?
  var fps: Double
  var size: (width: Int, height: Int)
  var crop: PixelRect
  var free: PixelRect
  var values: ManifestValues
  var verdict: ClipVerdict
  /// The video of the copy that stays.
  var kept: ManifestVideo.Name?
  /// Of like size, shape and length.
  var bucket: String
  /// The files written of it.
  var output: ClipOutput

  init(
    _ clip: CutClip, _ values: ManifestValues, _ verdict: ClipVerdict, of video: ManifestVideo,
    kept: ManifestVideo.Name?, output: ClipOutput = ClipOutput(), buckets: Buckets
  ) {
    let facts = video.facts
    (id, self.clip, self.video) = (clip.id, verdict.clip, video)
    (self.values, self.verdict, self.kept, self.output) = (values, verdict, kept, output)
    start = MediaTime.seconds(clip.time.lowerBound, facts.timeBase).microseconds
    end = MediaTime.seconds(clip.time.upperBound, facts.timeBase).microseconds
    frameRange = video.depth == .frames ? clip.frames : nil
    fps = Self.rate(facts, clip)
    let shown = facts.atFrame(clip.frames.lowerBound)
    size = shown.displaySize
    crop = shown.displayRect(of: clip.crop)
    free = shown.displayRect(of: clip.free)
    let seconds = (output.media?.end ?? end) - (output.media?.start ?? start)
    bucket = buckets.bucket(
      width: output.media?.width ?? output.size?.width ?? crop.width,
      height: output.media?.height ?? output.size?.height ?? crop.height, seconds: seconds)
  }

  /// The announced rate; without one, the clip's own.
  private static func rate(_ facts: VideoFacts, _ clip: CutClip) -> Double {
    if facts.frameRate.isPositive { return facts.frameRate.value }
    let seconds = MediaTime.seconds(clip.time.upperBound &- clip.time.lowerBound, facts.timeBase)
    return seconds > 0 ? Double(clip.frames.count) / seconds : 0
  }

  /// Why the clip is not kept, for people; empty for one that is.
  var why: String {
    let reasons = verdict.reasons.map(\.description)
    guard verdict.verdict == .copy, let kept, let clip = verdict.kept?.clip else {
      return reasons.joined(separator: "; ")
    }
    return (reasons + ["copy of \(kept.path) clip \(clip)"]).joined(separator: "; ")
  }
}

/// What the lines of the clips of a video share.
struct ManifestVideo: Sendable {
  struct Name: Sendable {
    var id: ContentID?
    /// Below the root.
    var path: String
  }

  var name: Name
  /// What the scores are of: every frame, or keyframes alone.
  var depth: ScanDepth?
  var facts: VideoFacts
}
