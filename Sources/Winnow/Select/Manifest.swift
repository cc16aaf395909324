import Foundation
import WinnowCore
import WinnowMedia

/// Writes manifest.jsonl: one line a clip, in order of video and clip.
enum Manifest {
  static let fileName = "manifest.jsonl"

  /// Writes the lines of all clips of `catalog` for which `isIncluded`, with the files exported of
  /// them.
  static func write(
    _ catalog: Catalog, to folder: URL, isIncluded: (CatalogClip) -> Bool = { _ in true },
    frames: [ClipKey: [ExportedFrame]] = [:]
  ) throws {
    let videos = try catalog.videos()
    let names = VideoNames(videos.map(\.source))
    let byID = Dictionary(uniqueKeysWithValues: videos.map { ($0.id, names.name(of: $0.source)) })
    try AtomicFile.writeLines(to: folder.appending(path: fileName)) { emit in
      for video in videos {
        for clip in try catalog.clips(of: video.id) where isIncluded(clip) {
          let files = frames[ClipKey(video: clip.video, clip: clip.clip)] ?? []
          try emit(JSONLine.text(ManifestLine(clip, of: video, names: byID, frames: files)))
        }
      }
    }
  }
}

/// Names a clip of a catalog.
struct ClipKey: Hashable, Sendable, Codable {
  var video: Int64
  var clip: Int
}

/// A picture written of a clip.
public struct ExportedFrame: Hashable, Sendable, Codable {
  /// Seconds on the video's clock.
  public var time: Double
  /// Path below the export's directory.
  public var file: String
}

/// A line of manifest.jsonl. Sizes and boxes are those of the picture as shown.
public struct ManifestLine: Encodable, Sendable {
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
  var frames: [ExportedFrame]

  struct Copy: Encodable, Sendable {
    var video: String
    var clip: Int
    var similarity: Double?
  }

  private enum CodingKeys: String, CodingKey {
    case video, clip, start, end, fps, width, height, crop, free, depth, scores, verdict, reasons,
      group, frames
    case startFrame = "start_frame"
    case endFrame = "end_frame"
    case duplicateOf = "duplicate_of"
  }

  init(
    _ clip: CatalogClip, of video: CatalogVideo, names: [Int64: String], frames: [ExportedFrame]
  ) throws {
    let facts = try video.knownFacts()
    self.video = names[video.id] ?? video.source.path
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
        video: names[$0.video] ?? "", clip: $0.clip,
        similarity: clip.verdict.similarity?.sixDigits)
    }
    self.frames = frames
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
    try line.encode(frames, forKey: .frames)
  }
}
