import Foundation
import WinnowCore
import WinnowMedia

/// A line of manifest.jsonl. Sizes and boxes are those of the picture as shown.
public struct ManifestLine: Sendable {
  /// The name of the clip; nil where the video has none, and where only keyframes were decoded.
  public internal(set) var id: ContentID?
  var video: ManifestVideo
  /// Its number among the clips of its video, from 0.
  public internal(set) var clip: Int
  /// Seconds on the video's clock at which its first frame is shown.
  public internal(set) var start: Double
  /// Seconds on the video's clock at which its last frame is no longer shown.
  public internal(set) var end: Double
  /// Of its frames; nil where only keyframes were decoded, so that they were not counted.
  var frameRange: Range<Int>?
  var fps: Double
  var size: (width: Int, height: Int)
  var crop: PixelRect
  var free: PixelRect
  var values: ManifestValues
  /// Its verdict with its reasons and its copies.
  var judged: ClipVerdict
  /// The video of the copy that stays.
  var kept: ManifestVideo.Name?
  /// Of like size, shape and length, such as "720p 16:9 4s".
  public internal(set) var bucket: String
  /// The files written of it.
  var output: ClipOutput
  let columns: ManifestColumns

  init(
    _ clip: CutClip, _ values: ManifestValues, _ verdict: ClipVerdict, of video: ManifestVideo,
    kept: ManifestVideo.Name?, output: ClipOutput = ClipOutput(), buckets: Buckets,
    columns: ManifestColumns
  ) {
    let facts = video.facts
    (id, self.clip, self.video) = (clip.id, verdict.clip, video)
    (self.values, judged, self.kept, self.output) = (values, verdict, kept, output)
    self.columns = columns
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
  public var why: String {
    let reasons = judged.reasons.map(\.description)
    guard verdict == .copy, let kept, let clip = judged.kept?.clip else {
      return reasons.joined(separator: "; ")
    }
    return (reasons + ["copy of \(kept.path) clip \(clip)"]).joined(separator: "; ")
  }
}

extension ManifestLine {
  /// The name of its video; nil where that has none yet.
  public var videoID: ContentID? { video.name.id }
  /// The path of its video below the root.
  public var videoPath: String { video.name.path }
  /// Whether the clip is kept.
  public var verdict: Verdict { judged.verdict }

  /// Paths of the files written of it, below the export's directory, or their names inside the shard.
  public var files: [String] { output.frames.map(\.file) + (output.media.map { [$0.file] } ?? []) }
  /// Path of the shard that holds the files, below the export's directory; nil where there is none.
  public var shard: String? { output.shard }

  /// Its numbers by the `scoreNames` of its columns, those that are known.
  public var scores: [String: Double] {
    var numbers: [String: Double] = [:]
    for score in columns.scores.scores where !values.isMissing(score) {
      for value in score.values { numbers["\(score.id).\(value.name)"] = values[value.source] }
    }
    for column in columns.scores.columns(.scores) {
      numbers[column.shownName] = values.answers.score(column.row)
    }
    return numbers.filter { $0.value.isFinite }
  }

  /// What others said of it by the `textNames` of its columns, where they did.
  public var texts: [String: String] {
    columns.scores.columns(.texts).reduce(into: [:]) { texts, column in
      texts[column.shownName] = values.answers.text(column.row)
    }
  }

  /// The object that manifest.jsonl has for it, in UTF-8, without the end of the line.
  public var json: [UInt8] {
    var text = JSONWriter()
    columns.json.write(self, to: &text)
    return text.bytes
  }
}
