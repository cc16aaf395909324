import WinnowCore
import WinnowMedia

extension FrameStream {
  /// Reads which frames of which clips are asked for. Once this has returned, the catalog is not needed any
  /// more, and others may write there.
  ///
  /// - Throws: `WinnowError` where the catalog was not selected since the last scan, clips have no ids yet, it
  ///   cannot be read, or another winnow writes there; where there is no such sampler, or it names frames that are not
  ///   there.
  package func list(_ catalog: Catalog) throws -> FrameList {
    if let size { try size.check("read frames of", catalog.folder.path) }
    return try FolderLock.during(.reading, catalog.folder) {
      try FrameListing(self, catalog).list()
    }
  }
}

/// Reads a catalog for a stream of frames.
private struct FrameListing {
  let stream: FrameStream
  let catalog: Catalog
  let recipe: Recipe
  let sampler: any FrameSampler
  /// All videos that are there, in order.
  let entries: [VideoEntry]
  let share: ExportShare
  /// nil where others are not asked.
  let asked: AskedClips?

  init(_ stream: FrameStream, _ catalog: Catalog) throws {
    (self.stream, self.catalog) = (stream, catalog)
    guard try catalog.isSelected() else {
      throw WinnowError.unselected("read the clips of", catalog)
    }
    recipe = try catalog.recipeOfExport() ?? Recipe()
    let name = stream.sampler ?? recipe.export.sampler
    let instruments = catalog.toolbox.instruments
    sampler = try instruments.checkedSampler(name)
    asked = try stream.clips == .asked ? AskedClips(catalog, lacking: stream.lacking) : nil
    entries = try catalog.entries().filter(\.isPresent)
    share = try ExportShare(
      of: catalog, entries, sink: FramesSink(settings: recipe.export, instruments), part: nil)
  }

  func list() throws -> FrameList {
    var list = FrameList()
    (list.limits, list.size, list.fit) = (recipe.limits, stream.size, stream.fit)
    let wanted = entries.filter { $0.isMeasured && !isLeftOut($0) }
    if stream.clips == .kept { list.surveyed = share.order.surveyed }
    let rows = Set(wanted.map(\.row))
    let videos = Dictionary(
      uniqueKeysWithValues: try catalog.videos().filter { rows.contains($0.row) }
        .map { ($0.row, $0) })
    var reading = ClipReading(catalog, wanted)
    var nameless = 0
    for entry in wanted {
      try Cancellation.check()
      let clips = try chosen(reading.clips(ofVideo: entry.row), of: entry)
      guard entry.depth == .frames else {
        list.surveyed += clips.count
        continue
      }
      guard let id = entry.id, clips.allSatisfy({ $0.id != nil }) else {
        nameless += clips.count
        continue
      }
      if let video = try video(entry, id, clips, videos[entry.row]) { list.videos.append(video) }
    }
    if nameless > 0 { throw ExportPlan.namelessError(nameless, catalog) }
    return list
  }

  /// Whether none of its clips can be asked for, so that they need not be read.
  private func isLeftOut(_ entry: VideoEntry) -> Bool {
    switch stream.clips {
    case .all: false
    case .asked: asked?.clips[entry.row] == nil
    case .kept: share.clips(ofVideo: entry.row).isEmpty
    }
  }

  private func chosen(_ clips: [CatalogClip], of entry: VideoEntry) -> [CatalogClip] {
    switch stream.clips {
    case .all: return clips
    case .asked:
      let numbers = Set(asked?.clips[entry.row] ?? [])
      return clips.filter { numbers.contains($0.clip) }
    case .kept:
      let kept = clips.filter { $0.verdict == .keep }
      return Array(kept[share.clips(ofVideo: entry.row).clamped(to: kept.indices)])
    }
  }

  private func video(
    _ entry: VideoEntry, _ id: ContentID, _ clips: [CatalogClip], _ video: CatalogVideo?
  ) throws -> FrameList.Video? {
    if clips.isEmpty { return nil }
    var listed = FrameList.Video(id: id, name: entry.name, path: entry.path, clips: [])
    guard let video, let facts = video.facts, let measured = try catalog.frames(of: video) else {
      listed.clips = try clips.compactMap { try clip(of: $0, nil, nil) }
      return listed
    }
    let content = FrameList.Content(
      source: ExportSource(places: video.places, id: id), facts: facts,
      isDamaged: video.error != nil, times: measured.times.encoded, frames: measured.times.count)
    listed.content = content
    let known = content.video(in: video.source, recipe.limits)
    listed.clips = try clips.compactMap { try clip(of: $0, measured, known) }
    return listed
  }

  /// - Parameter measured: nil where nothing is known of its frames, as then of the video.
  /// - Throws: `WinnowError` where the sampler names frames that are not in it.
  private func clip(
    of clip: CatalogClip, _ measured: MeasuredFrames?, _ video: ExportVideo?
  ) throws -> FrameClip? {
    guard let id = clip.id else { return nil }
    var listed = FrameClip(
      key: clip.key, id: id, start: 0, end: 0, frames: [],
      crop: recipe.export.crop ? clip.crop : nil, size: FrameSize(width: 0, height: 0))
    guard let measured, let video else { return listed }
    let seconds = { MediaTime.seconds($0, video.facts.timeBase).microseconds }
    (listed.start, listed.end) = (seconds(clip.time.lowerBound), seconds(clip.time.upperBound))
    let all = 0..<measured.times.count
    // A damaged row may name frames that are not there.
    if clip.frames.clamped(to: all) == clip.frames {
      listed.frames = try sampler.chosen(
        in: clip.frames, of: measured, in: clip.file)
    }
    listed.size =
      stream.size ?? video.size(ofFrame: listed.frames.first ?? 0, crop: listed.crop)
    return listed
  }
}
