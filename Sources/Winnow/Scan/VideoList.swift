import Foundation
import WinnowCore
import WinnowMedia

/// Writes videos.jsonl: one line a file, whatever became of it.
enum VideoList {
  static let fileName = "videos.jsonl"

  static func file(of catalog: Catalog) -> URL { catalog.folder.appending(path: fileName) }

  /// Writes it where it does not say what the catalog does already.
  static func update(_ catalog: Catalog) throws {
    if try !catalog.isListed() { try write(catalog) }
  }

  static func write(_ catalog: Catalog) throws {
    var lines: [(video: CatalogVideo, source: VideoSource, original: VideoSource?)] = []
    for video in try catalog.videos() {
      for (number, source) in video.places.enumerated() {
        lines.append((video, source, number == 0 ? nil : video.source))
      }
    }
    try AtomicFile.writeLines(to: file(of: catalog)) { emit in
      for line in VideoOrder.sorted(lines, by: \.source.absolutePath) {
        try emit(
          JSONLine.text(VideoLine(line.video, at: line.source, sameAs: line.original)))
      }
    }
    try catalog.noteListing()
  }
}

/// A line of videos.jsonl, and what `winnow inspect` says of a file.
public struct VideoLine: Encodable, Sendable {
  /// The name of the video; nil where nothing has needed it yet.
  public var videoID: ContentID?
  /// Below its root.
  public var path: String
  /// The directory that was named as an input, or that holds the file that was; nil of a file that is
  /// in no catalog.
  public var root: String?
  /// Where the file lies.
  public var source: String
  public var outcome: Outcome
  /// The path of the first file that has the same bytes; nil for that one.
  public var duplicateOf: String?
  public var error: String?
  public var depth: ScanDepth?
  /// Frames decoded.
  public var frames: Int
  public var counts: DecodeCounts
  public var facts: VideoFacts?

  /// The line of one of the files that hold a video.
  ///
  /// - Parameter original: the first of them, where this is another.
  init(_ video: CatalogVideo, at source: VideoSource, sameAs original: VideoSource?) {
    videoID = video.id
    (path, root, self.source) = (source.path, source.root, source.absolutePath)
    outcome = original == nil || !video.isMeasured ? video.outcome : .duplicate
    duplicateOf = original?.path
    error = video.error
    depth = video.depth
    frames = video.frames
    counts = video.counts
    facts = video.facts
  }

  /// The line of a file that is not in a catalog.
  init(_ record: VideoRecord, name: String) {
    videoID = record.id
    path = name
    source = record.source.absolutePath
    outcome = record.outcome
    error = record.error
    depth = record.depth
    frames = record.measurements?.times.count ?? 0
    counts = record.counts
    facts = record.facts
  }

  private enum Key: String, CodingKey {
    case path, root, source, outcome, error, depth, frames
    case videoID = "video_id"
    case duplicateOf = "duplicate_of"
    case corruptPackets = "corrupt_packets"
    case damagedFrames = "damaged_frames"
    case interlacedShare = "interlaced_share"
    case container, codec, width, height, fps, duration, range, matrix, rotation, mirrored
    case transfer, primaries
    case fieldOrder = "field_order"
    case codedWidth = "coded_width"
    case codedHeight = "coded_height"
    case pixelFormat = "pixel_format"
    case sampleAspect = "sample_aspect"
    case start, stream
    case timeBase = "time_base"
    case bitRate = "bit_rate"
    case bitsPerPixel = "bits_per_pixel"
    case announcedFrames = "announced_frames"
  }

  public func encode(to encoder: any Encoder) throws {
    var line = encoder.container(keyedBy: Key.self)
    try line.encode(videoID, forKey: .videoID)
    try line.encode(path, forKey: .path)
    try line.encode(root, forKey: .root)
    try line.encode(source, forKey: .source)
    try line.encode(outcome, forKey: .outcome)
    try line.encode(duplicateOf, forKey: .duplicateOf)
    try line.encode(error, forKey: .error)
    try line.encode(depth, forKey: .depth)
    try line.encode(frames, forKey: .frames)
    try line.encode(counts.corruptPackets, forKey: .corruptPackets)
    try line.encode(counts.damagedFrames, forKey: .damagedFrames)
    try line.encode(interlacedShare.sixDigits, forKey: .interlacedShare)
    // Null where nothing is known, so that every line has the same keys.
    try line.encode(facts?.container, forKey: .container)
    try line.encode(facts?.codec, forKey: .codec)
    try line.encode(facts?.displaySize.width, forKey: .width)
    try line.encode(facts?.displaySize.height, forKey: .height)
    try line.encode(facts?.width, forKey: .codedWidth)
    try line.encode(facts?.height, forKey: .codedHeight)
    try line.encode(facts?.pixelFormat, forKey: .pixelFormat)
    try line.encode(facts?.range, forKey: .range)
    try line.encode(facts?.matrix, forKey: .matrix)
    try line.encode(facts?.transfer, forKey: .transfer)
    try line.encode(facts?.primaries, forKey: .primaries)
    try line.encode(facts?.fieldOrder, forKey: .fieldOrder)
    try line.encode(facts?.orientation.rotation, forKey: .rotation)
    try line.encode(facts?.orientation.isMirrored, forKey: .mirrored)
    try line.encode(facts?.sampleAspect.description, forKey: .sampleAspect)
    try line.encode(facts?.frameRate.value.sixDigits, forKey: .fps)
    try line.encode(facts?.duration.microseconds, forKey: .duration)
    try line.encode(facts?.start.map(startSeconds), forKey: .start)
    try line.encode(facts?.stream, forKey: .stream)
    try line.encode(facts?.timeBase.description, forKey: .timeBase)
    try line.encode(facts?.bitRate, forKey: .bitRate)
    try line.encode(facts?.bitsPerPixel.sixDigits, forKey: .bitsPerPixel)
    try line.encode(facts?.announcedFrames, forKey: .announcedFrames)
  }

  /// Share of the decoded frames that are flagged interlaced, 0 to 1; 0 where there are none.
  private var interlacedShare: Double {
    frames > 0 ? Double(counts.interlacedFrames) / Double(frames) : 0
  }

  private func startSeconds(_ ticks: Int64) -> Double {
    MediaTime.seconds(ticks, facts?.timeBase ?? Rational(1, 1)).microseconds
  }
}

extension VideoLine {
  /// The line for people, as names and values.
  var rows: [(String, String)] {
    var rows = [("path", path), ("outcome", outcome.rawValue)]
    if let error { rows.append(("error", error)) }
    if let depth { rows.append(("depth", depth.rawValue)) }
    guard let facts else { return rows }
    let size = facts.displaySize
    rows += [
      ("container", facts.container), ("codec", facts.codec),
      ("size", "\(size.width)x\(size.height), stored \(facts.width)x\(facts.height)"),
      ("pixels", "\(facts.pixelFormat), \(facts.range.rawValue) range, \(facts.matrix.rawValue)"),
      ("transfer", "\(facts.transfer.rawValue), \(facts.primaries) primaries"),
      (
        "fields",
        String(
          format: "%@, %.4g%% of frames interlaced", facts.fieldOrder.rawValue,
          100 * interlacedShare)
      ),
      ("rotation", "\(facts.orientation.rotation.rawValue)"),
      ("mirrored", facts.orientation.isMirrored ? "yes, before it is turned" : "no"),
      ("sample aspect", facts.sampleAspect.description),
      ("rate", String(format: "%.6g frames/s", facts.frameRate.value)),
      ("duration", String(format: "%.3f s", facts.duration)),
      (
        "bit rate",
        String(
          format: "%.0f kbit/s, %.3f a pixel", Double(facts.bitRate) / 1000, facts.bitsPerPixel)
      ),
      (
        "frames",
        "\(frames) decoded, \(facts.announcedFrames) announced, \(counts.damagedFrames) damaged"
      ),
      ("corrupt packets", "\(counts.corruptPackets)"),
    ]
    return rows
  }
}
