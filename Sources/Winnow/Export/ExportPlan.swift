import WinnowCore
import WinnowMedia

/// Every file an export consists of, known before anything is decoded.
struct ExportPlan: Sendable {
  struct Item: Sendable {
    var video: ExportVideo
    /// Its row in the catalog.
    var row: Int64
    var source: ExportSource
    /// By clip, those of a clip by frame.
    var files: [ExportFile]
    /// What the names of the files of each clip begin with, below the folder of the format.
    var names: [ClipKey: String]
  }

  var videos: [Item] = []
  var clips = 0
  /// Clips that are kept of surveyed videos, whose frames were not counted: they are not exported.
  var surveyed = 0

  var files: Int { videos.reduce(0) { $0 + $1.files.count } }

  /// For each file its content's key.
  var entries: [ExportPath: String] {
    Dictionary(
      videos.flatMap { item in item.files.map { (ExportPath($0.file), $0.key) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// - Throws: `WinnowError` where clips have no ids, or the catalog cannot be read.
  init(
    _ catalog: Catalog, sink: any ExportSink, limits: DecodeLimits, cancellation: Cancellation
  ) throws {
    let all = try catalog.videos()
    let names = ExportNames(of: all)
    var nameless = 0
    for video in all where video.isMeasured {
      let facts = try video.knownFacts()
      let kept = try catalog.clips(of: video).filter { $0.verdict.verdict == .keep }
      guard !kept.isEmpty else { continue }
      if video.depth != .frames {
        surveyed += kept.count
        continue
      }
      guard let id = video.id, kept.allSatisfy({ $0.id != nil }) else {
        nameless += kept.count
        continue
      }
      guard let measured = try catalog.frames(of: video) else { continue }
      clips += kept.count
      let exported = ExportVideo(
        source: video.source, facts: facts, isDamaged: video.error != nil,
        times: measured.times, limits: limits, cancellation: cancellation)
      let source = ExportSource(places: video.places, id: id)
      var item = Item(video: exported, row: video.row, source: source, files: [], names: [:])
      item.plan(kept, of: video, names, sink, measured)
      videos.append(item)
    }
    if nameless > 0 { throw Self.namelessError(nameless, catalog) }
  }

  private static func namelessError(_ clips: Int, _ catalog: Catalog) -> WinnowError {
    let subject = clips == 1 ? "1 clip has no id" : "\(clips) clips have no ids"
    return WinnowError(
      "export", catalog.folder.path,
      reason:
        "\(subject), since the bytes of their videos have not been read yet; run 'winnow scan'")
  }
}

extension ExportPlan.Item {
  fileprivate mutating func plan(
    _ kept: [CatalogClip], of catalogVideo: CatalogVideo, _ names: ExportNames,
    _ sink: any ExportSink, _ measured: MeasuredFrames
  ) {
    let ids = kept.compactMap { clip in clip.id.map { (clip.frames.lowerBound, $0) } }
    self.names = Dictionary(
      uniqueKeysWithValues: zip(kept.map(\.key), names.clips(ids, ofVideo: row)))
    for clip in kept {
      let planned = sink.plan(clip, named: self.names[clip.key] ?? "", frames: measured)
      files += planned.compactMap { file in
        // A damaged row may name frames that are not there.
        guard file.frames.upperBound <= measured.times.count,
          let span = catalogVideo.clipID(file.frames, measured.times)
        else { return nil }
        var file = file
        file.key = key(of: file, span, sink.signature)
        return file
      }
    }
  }

  /// What decides the content of a file: neither its path nor that of its video.
  private func key(of file: ExportFile, _ span: ContentID, _ signature: String) -> String {
    let crop = file.crop
    let text = """
      \(signature); \(source.id); \(span); \(Self.shape(of: video.facts)); \
      \(crop.x) \(crop.y) \(crop.width) \(crop.height)
      """
    return ContentHash(of: Array(text.utf8)).id.description
  }

  /// How stored pictures become shown ones.
  private static func shape(of facts: VideoFacts) -> String {
    let mirror = facts.orientation.isMirrored ? "mirrored, " : ""
    return "\(mirror)turned \(facts.orientation.rotation.rawValue), pixels \(facts.sampleAspect)"
  }
}
