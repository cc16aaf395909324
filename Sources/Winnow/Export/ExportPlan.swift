import WinnowCore
import WinnowMedia

/// Every file an export consists of, known before anything is decoded.
struct ExportPlan: Sendable {
  /// A video that files are written of.
  struct Item: Sendable {
    var video: ExportVideo
    /// Its row in the catalog.
    var row: Int64
    var source: ExportSource
    /// By clip, those of a clip by frame.
    var files: [ExportFile]
    /// What the names of the files of each clip begin with, below the folder of the format.
    var names: [ClipKey: String] = [:]
    /// The number of the shard that each clip goes to, where there are shards.
    var shards: [ClipKey: Int] = [:]
  }

  let share: ExportShare
  var videos: [Item] = []
  var clips = 0
  /// Clips that are kept of surveyed videos, whose frames were not counted: they are not exported.
  var surveyed = 0
  /// Videos with kept clips of whose frames the catalog cannot be read, with the reason.
  var failures: [String] = []
  /// Clips that cannot be written, since something is in the way, with the reason.
  private(set) var losses: [String] = []

  var files: Int { videos.reduce(0) { $0 + $1.files.count } }

  /// For each file its content's key.
  var entries: [ExportPath: String] {
    Dictionary(
      videos.flatMap { item in item.files.map { (ExportPath($0.file), $0.key) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// - Parameter part: which part of the export; nil for all of it, or what the catalog is a part of.
  /// - Throws: `WinnowError` where clips have no ids, the catalog cannot be read, or is another part.
  init(
    _ catalog: Catalog, sink: any ExportSink, limits: DecodeLimits, cancellation: Cancellation,
    part: ExportPart? = nil
  ) throws {
    let entries = try catalog.entries().filter(\.isPresent)
    share = try ExportShare(of: catalog, entries, sink: sink, part: part)
    surveyed = share.order.surveyed
    var nameless = 0
    let shared = entries.filter { [share] in !share.clips(ofVideo: $0.row).isEmpty }
    let videos = try sink.writesFiles ? Self.videos(shared, of: catalog) : [:]
    var reading = ClipReading(catalog, shared)
    for entry in shared {
      let wanted = share.clips(ofVideo: entry.row)
      let kept = try reading.clips(ofVideo: entry.row).filter { $0.verdict == .keep }
      guard let id = entry.id, kept.allSatisfy({ $0.id != nil }) else {
        nameless += wanted.count
        continue
      }
      clips += wanted.count
      guard sink.writesFiles else { continue }
      guard let video = videos[entry.row], let facts = video.facts,
        let measured = try catalog.frames(of: video)
      else {
        failures.append(Self.unreadable(entry, catalog))
        continue
      }
      let exported = ExportVideo(
        source: video.source, facts: facts, isDamaged: video.error != nil,
        times: measured.times, limits: limits, cancellation: cancellation)
      let source = ExportSource(places: video.places, id: id)
      var item = Item(video: exported, row: video.row, source: source, files: [])
      let lost = item.plan(kept, wanted, of: video, share, sink, measured)
      losses += ExportedFiles.lines(lost, of: video.source.absolutePath)
      self.videos.append(item)
    }
    if nameless > 0 { throw Self.namelessError(nameless, catalog) }
  }

  /// Leaves out the clips of which files cannot be written.
  mutating func lose(_ obstacles: [ExportPath: WinnowError]) {
    if obstacles.isEmpty { return }
    for index in videos.indices {
      var lost: [ClipKey: String] = [:]
      for file in videos[index].files where lost[file.clip] == nil {
        lost[file.clip] = obstacles[ExportPath(file.file)]?.description
      }
      losses += ExportedFiles.lines(lost, of: videos[index].video.source.absolutePath)
      videos[index].files.removeAll { lost[$0.clip] != nil }
    }
  }

  private static func videos(_ entries: [VideoEntry], of catalog: Catalog) throws
    -> [Int64: CatalogVideo]
  {
    let rows = Set(entries.map(\.row))
    let videos = try catalog.videos().filter { rows.contains($0.row) }
    return Dictionary(uniqueKeysWithValues: videos.map { ($0.row, $0) })
  }

  private static func unreadable(_ video: VideoEntry, _ catalog: Catalog) -> String {
    WinnowError(
      "export", video.path,
      reason: "what \(catalog.file.path) holds of its frames cannot be read"
    ).description
  }

  static func namelessError(_ clips: Int, _ catalog: Catalog) -> WinnowError {
    let subject = clips == 1 ? "1 clip has no id" : "\(clips) clips have no ids"
    return WinnowError(
      "export", catalog.folder.path,
      reason:
        "\(subject), since the bytes of their videos have not been read yet; run 'winnow scan'")
  }
}

extension ExportPlan.Item {
  /// - Parameters:
  ///   - kept: all exported clips of the video, by which those that are `wanted` are told apart.
  /// - Returns: the clips of which the sink asks for frames that are not there, and which those are.
  fileprivate mutating func plan(
    _ kept: [CatalogClip], _ wanted: Range<Int>, of catalogVideo: CatalogVideo,
    _ share: ExportShare, _ sink: any ExportSink, _ measured: MeasuredFrames
  ) -> [ClipKey: String] {
    let isThere = { (frames: Range<Int>) in frames.clamped(to: 0..<measured.times.count) == frames }
    var lost: [ClipKey: String] = [:]
    let ids = kept.compactMap { clip in clip.id.map { (clip.frames.lowerBound, $0) } }
    let all = share.order.names.clips(ids, ofVideo: row)
    for index in wanted.clamped(to: kept.indices) {
      let clip = kept[index]
      names[clip.key] = all[index]
      shards[clip.key] = share.shard(ofClip: index, ofVideo: row)
      let planned = sink.plan(clip, named: all[index], frames: measured)
      // A damaged row may name frames that are not there, too.
      if isThere(clip.frames), let wrong = planned.first(where: { !isThere($0.frames) }) {
        lost[clip.key] = "its files ask for frames \(wrong.frames) of \(measured.times.count)"
        continue
      }
      files += planned.compactMap { file in
        guard isThere(file.frames),
          let span = catalogVideo.clipID(file.frames, measured.times)
        else { return nil }
        var file = file
        file.key = key(of: file, span, sink.signature)
        return file
      }
    }
    return lost
  }

  /// What decides the content of a file: neither its path nor that of its video.
  private func key(of file: ExportFile, _ span: ContentID, _ signature: String) -> String {
    let crop = file.crop
    let text = """
      \(signature); \(source.id); \(span); \(Self.shape(of: video.facts.atFrame(file.frames.lowerBound))); \
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

extension ExportShare {
  /// - Parameters:
  ///   - videos: all of the catalog that are there.
  ///   - part: nil for all of it, or what the catalog is a part of.
  init(
    of catalog: Catalog, _ videos: [VideoEntry], sink: any ExportSink, part: ExportPart?
  ) throws {
    let whole = try catalog.part()
    if let whole { try whole.check(part, sink, in: catalog) }
    self.init(
      try ClipOrder(catalog, videos, part: whole), part: whole?.part ?? part,
      samples: sink.packing?.shardSamples)
  }
}
