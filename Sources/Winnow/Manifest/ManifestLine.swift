import Foundation
import WinnowCore
import WinnowMedia

/// A line of manifest.jsonl. Sizes and boxes are those of the picture as shown.
public struct ManifestLine: Encodable, Sendable {
  /// The name of the clip; nil where the video has none, and where only keyframes were decoded.
  var id: ContentID?
  /// The name of the video, by its bytes.
  var videoID: ContentID?
  /// The path of the video below its input.
  var video: String
  var clip: Int
  var start: Double
  var end: Double
  /// Nil where only keyframes were decoded, so that frames were not counted.
  var startFrame: Int?
  var endFrame: Int?
  var fps: Double
  var width: Int
  var height: Int
  var crop: PixelRect
  var free: PixelRect
  /// What the scores are of: every frame, or keyframes alone.
  var depth: ScanDepth?
  var scores: [String: ScoreStatistics]
  var verdict: Verdict
  var reasons: [String]
  var group: Int?
  var duplicateOf: Copy?
  /// Of like size, shape and length.
  var bucket: String
  var frames: [ExportedFrame]
  /// The video file written of it.
  var media: ClipMedia?
  var shard: String?
  /// What the names of its files in the shard begin with.
  var key: String?

  struct Copy: Encodable, Sendable {
    var id: ContentID?
    var videoID: ContentID?
    var video: String
    var clip: Int
    var similarity: Double?

    private enum CodingKeys: String, CodingKey {
      case id, video, clip, similarity
      case videoID = "video_id"
    }

    /// Writes null for what is not known, so that every line has the same keys.
    func encode(to encoder: any Encoder) throws {
      var line = encoder.container(keyedBy: CodingKeys.self)
      try line.encode(id, forKey: .id)
      try line.encode(videoID, forKey: .videoID)
      try line.encode(video, forKey: .video)
      try line.encode(clip, forKey: .clip)
      try line.encode(similarity, forKey: .similarity)
    }
  }

  private enum CodingKeys: String, CodingKey {
    case id, video, clip, start, end, fps, width, height, crop, free, depth, scores, verdict,
      reasons,
      group, bucket, frames, media, shard, key
    case videoID = "video_id"
    case startFrame = "start_frame"
    case endFrame = "end_frame"
    case duplicateOf = "duplicate_of"
  }

  /// - Parameter kept: the video of the copy that stays.
  init(
    _ clip: CatalogClip, of video: CatalogVideo, kept: CatalogVideo?, output: ClipOutput,
    buckets: BucketSettings
  ) throws {
    let facts = try video.knownFacts()
    (id, videoID, self.video) = (clip.id, video.id, video.name)
    self.clip = clip.clip
    start = MediaTime.seconds(clip.time.lowerBound, facts.timeBase).microseconds
    end = MediaTime.seconds(clip.time.upperBound, facts.timeBase).microseconds
    if video.depth == .frames {
      (startFrame, endFrame) = (clip.frames.lowerBound, clip.frames.upperBound)
    }
    depth = video.depth
    fps = Self.rate(facts, clip)
    (width, height) = facts.displaySize
    crop = facts.displayRect(of: clip.crop)
    free = facts.displayRect(of: clip.free)
    scores = clip.scores.mapValues(\.sixDigits)
    verdict = clip.verdict.verdict
    reasons = clip.verdict.reasons
    group = clip.verdict.group
    duplicateOf = clip.verdict.kept.map {
      Copy(
        id: clip.verdict.keptID, videoID: kept?.id, video: kept?.name ?? "", clip: $0.clip,
        similarity: clip.verdict.similarity?.sixDigits)
    }
    let seconds = (output.media?.end ?? end) - (output.media?.start ?? start)
    bucket = buckets.bucket(
      width: output.media?.width ?? output.size?.width ?? crop.width,
      height: output.media?.height ?? output.size?.height ?? crop.height, seconds: seconds)
    (frames, media) = (output.frames, output.media)
    (shard, key) = (output.shard, output.key)
  }

  /// The announced rate; without one, the clip's own.
  private static func rate(_ facts: VideoFacts, _ clip: CatalogClip) -> Double {
    if facts.frameRate.isPositive { return facts.frameRate.value.sixDigits }
    let seconds = MediaTime.seconds(clip.time.upperBound - clip.time.lowerBound, facts.timeBase)
    return seconds > 0 ? (Double(clip.frames.count) / seconds).sixDigits : 0
  }

  /// Writes null where there is no group, no copy and no judgement, so that every line has the same
  /// keys.
  public func encode(to encoder: any Encoder) throws {
    var line = encoder.container(keyedBy: CodingKeys.self)
    try line.encode(id, forKey: .id)
    try line.encode(videoID, forKey: .videoID)
    try line.encode(video, forKey: .video)
    try line.encode(clip, forKey: .clip)
    try line.encode(start, forKey: .start)
    try line.encode(end, forKey: .end)
    try line.encode(startFrame, forKey: .startFrame)
    try line.encode(endFrame, forKey: .endFrame)
    try line.encode(fps, forKey: .fps)
    try line.encode(width, forKey: .width)
    try line.encode(height, forKey: .height)
    try line.encode(crop, forKey: .crop)
    try line.encode(free, forKey: .free)
    try line.encode(depth, forKey: .depth)
    try line.encode(scores.ofAllMetrics, forKey: .scores)
    try line.encode(verdict, forKey: .verdict)
    try line.encode(reasons, forKey: .reasons)
    try line.encode(group, forKey: .group)
    try line.encode(duplicateOf, forKey: .duplicateOf)
    try line.encode(bucket, forKey: .bucket)
    try line.encode(frames, forKey: .frames)
    try line.encode(media, forKey: .media)
    try line.encode(shard, forKey: .shard)
    try line.encode(key, forKey: .key)
  }
}
