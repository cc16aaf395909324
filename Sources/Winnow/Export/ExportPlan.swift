import WinnowCore
import WinnowMedia

/// Every file an export consists of, known before anything is decoded.
struct ExportPlan: Sendable {
  struct Item: Sendable {
    var video: ExportVideo
    /// Its row in the catalog.
    var row: Int64
    /// What manifests call it.
    var name: String
    /// By clip, those of a clip by frame.
    var files: [ExportFile]
    /// What decides the content of all its files.
    var key: String

    /// What decides the content of one file.
    func key(of file: ExportFile) -> String {
      let (crop, frames) = (file.crop, file.frames)
      let span = frames.count > 1 ? "; \(frames.lowerBound)-\(frames.upperBound)" : ""
      return "\(key); \(crop.x) \(crop.y) \(crop.width) \(crop.height)\(span)"
    }
  }

  var videos: [Item] = []
  var clips = 0

  var files: Int { videos.reduce(0) { $0 + $1.files.count } }

  /// For each file its content's key.
  var entries: [String: String] {
    Dictionary(
      videos.flatMap { item in item.files.map { ($0.file, item.key(of: $0)) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// How stored pictures become shown ones.
  private static func shape(of facts: VideoFacts) -> String {
    let mirror = facts.orientation.isMirrored ? "mirrored, " : ""
    return "\(mirror)turned \(facts.orientation.rotation.rawValue), pixels \(facts.sampleAspect)"
  }

  init(
    _ catalog: Catalog, sink: any ExportSink, limits: DecodeLimits, cancellation: Cancellation
  ) throws {
    for video in try catalog.videos() where video.isMeasured && video.depth == .frames {
      let kept = try catalog.clips(of: video).filter { $0.verdict.verdict == .keep }
      guard !kept.isEmpty else { continue }
      let facts = try video.knownFacts()
      guard let measured = try catalog.frames(of: video) else { continue }
      clips += kept.count
      let name = video.name
      let files = kept.flatMap { sink.plan($0, ofVideoNamed: name, frames: measured) }
      let file = "\(video.source.size); \(video.source.modified)"
      let key = "\(sink.signature); \(file); \(Self.shape(of: facts))"
      let exported = ExportVideo(
        source: video.source, facts: facts, isDamaged: video.error != nil,
        times: measured.times, limits: limits, cancellation: cancellation)
      videos.append(Item(video: exported, row: video.row, name: name, files: files, key: key))
    }
  }
}
