import WinnowCore

/// The files of a scan beside what the catalog knows of them, and what their bytes say of that.
struct ScanInput {
  /// A file that was found.
  struct File: Sendable {
    var source: VideoSource
    var place: CatalogPlace?
    /// The video of the catalog that it is known to hold.
    var video: Int64?
    /// What its bytes are called, where they have been read and the catalog does not know them.
    var id: ContentID?
    /// Whether its bytes had to be read to know the video.
    var isRecognized = false

    /// Whether it is a new file of a video that is known.
    var isNew: Bool { isRecognized && place?.video != video }
  }

  /// Bytes of a file that takes longer to read than to open, however long that takes.
  private static let long: Int64 = 1 << 30

  private(set) var videos: KnownVideos
  /// In the order of roots and paths.
  private(set) var files: [File]
  /// What the catalog does not know yet of places.
  private(set) var changes: [Catalog.PlaceChange] = []
  /// Files of the catalog that the scan was not asked for and that are there.
  private let others: [CatalogPlace]

  /// - Parameter found: the files that were found, and where they were looked for.
  init(_ found: FoundFiles, _ catalog: Catalog) throws {
    let known = try catalog.places()
    let places = Dictionary(
      known.map { ($0.source.pathBytes, $0) }, uniquingKeysWith: { first, _ in first })
    videos = try KnownVideos(catalog)
    let trees = InputTrees(found.paths, known: try catalog.trees())
    files = VideoOrder.sorted(trees.rooted(found.sources), by: \.absolutePath).map {
      File(source: $0, place: places[$0.pathBytes])
    }
    let paths = Set(found.sources.map(\.pathBytes))
    let folders = found.folders
    var others: [CatalogPlace] = []
    let passed = known.filter { !paths.contains($0.source.pathBytes) }
    for (place, rooted) in zip(passed, trees.rooted(passed.map(\.source))) {
      let path = place.source.absolutePath
      // A file may be there and be passed over: by another way to it, or in a hidden directory.
      let folder = folders.first { FilePath.below($0, path) != nil }
      let isPresent =
        found.tells(of: path, in: folder)
        ? place.source.isThere(before: place.isPresent && folder == nil) : place.isPresent
      if isPresent { others.append(place) }
      if isPresent, Array(rooted.root.utf8) != Array(place.source.root.utf8) {
        changes.append(.links(rooted, place: place.id, video: place.video))
      } else if isPresent != place.isPresent {
        changes.append(.presence(isPresent, place: place.id))
      }
    }
    self.others = others
    for index in files.indices { lookUp(index) }
  }

  /// Knows a file by its place, where it stands as it was recorded.
  private mutating func lookUp(_ index: Int) {
    let file = files[index]
    guard let place = file.place, let video = videos.rows[place.video] else { return }
    let isSame =
      file.source.size == place.source.size && file.source.modified == place.source.modified
    // An old catalog does not tell all that there is to trust, and has not read the bytes either.
    let isTrusted = isSame && (place.source.changed == file.source.changed || isOld(place, video))
    guard isTrusted else { return }
    files[index].video = video.row
    let isRecorded =
      place.isPresent && place.source.changed == file.source.changed
      && place.source.root == file.source.root && place.source.path == file.source.path
    if !isRecorded { changes.append(.links(file.source, place: place.id, video: video.row)) }
  }

  private func isOld(_ place: CatalogPlace, _ video: KnownVideo) -> Bool {
    place.source.changed == nil && !video.isDecoded
  }

  /// The videos that a file holds which stands where it was.
  var standing: Set<Int64> {
    Set(others.map(\.video) + files.compactMap { $0.isRecognized ? nil : $0.video })
  }

  /// Videos of an old catalog whose bytes nobody has read and whose files are not where they were: what was
  /// measured of them is lost to a file that was moved.
  var lost: Int {
    let held = Set(others.map(\.video) + files.compactMap(\.place?.video))
    return videos.rows.values.count { $0.isDecoded && $0.id == nil && !held.contains($0.row) }
  }

  /// The files whose bytes have to be read before it is known what to do: those that may hold what the
  /// catalog knows, or what others hold.
  var unidentified: [UnreadFile] {
    let pending = files.filter { $0.video == nil && $0.source.isWorthOpening }
    let unknown = alike(pending).filter { !$0.source.isMostlyHoles }
    // Of a video that was looked at only in passing nobody has read the bytes yet.
    let sizes = Set(pending.map(\.source.size))
    let passing = (files.compactMap { $0.video == nil ? nil : $0.place } + others).filter { place in
      guard let video = videos.rows[place.video] else { return false }
      return video.id == nil && video.outcome == .scanned && sizes.contains(video.size)
    }
    return unknown.map { UnreadFile(source: $0.source, mustOpen: mustOpen($0)) }
      + passing.map { UnreadFile(source: $0.source, mustOpen: true) }
  }

  /// Those of `pending` that have the size of a video that is known, or look like another of them.
  private func alike(_ pending: [File]) -> [File] {
    let counts = Dictionary(pending.map { ($0.source.size, 1) }, uniquingKeysWith: +)
    var glimpses: [ContentGlimpse: Int] = [:]
    let looked = pending.map { file -> ContentGlimpse? in
      let size = file.source.size
      guard counts[size] ?? 0 > 1, size > ContentGlimpse.least, !videos.sizes.contains(size),
        Cancellation.current?.isCancelled != true, let glimpse = ContentGlimpse(of: file.source)
      else { return nil }
      glimpses[glimpse, default: 0] += 1
      return glimpse
    }
    return zip(pending, looked).compactMap { file, glimpse in
      let (size, isKnown) = (file.source.size, videos.sizes.contains(file.source.size))
      let isOneOfMany = counts[size] ?? 0 > 1 && size <= ContentGlimpse.least
      return isKnown || isOneOfMany || glimpse.map { glimpses[$0] ?? 0 > 1 } == true ? file : nil
    }
  }

  /// Whether a file has to be opened before it is read: it may be no video, or long, or one of which an old
  /// catalog does not tell the stream.
  private func mustOpen(_ file: File) -> Bool {
    if file.source.size > Self.long { return true }
    let isNamed = file.place.map { videos.rows[$0.video]?.id != nil } ?? true
    return !(isNamed && videos.namedSizes.contains(file.source.size))
  }

  /// Takes in what the bytes of files say.
  ///
  /// - Parameter isWhole: whether that is all there is to know: a file without an identity has none.
  mutating func identify(_ identities: [[UInt8]: VideoIdentity], isWhole: Bool) {
    // Those that are known in passing come first, so that others turn out to hold the same.
    for place in others { identifyKnown(place.video, identities[place.source.pathBytes]) }
    for file in files {
      if let video = file.video { identifyKnown(video, identities[file.source.pathBytes]) }
    }
    for index in files.indices where files[index].video == nil {
      let identity = identities[files[index].source.pathBytes]
      if isWhole || identity != nil { settle(index, identity) }
    }
  }

  private mutating func identifyKnown(_ video: Int64, _ identity: VideoIdentity?) {
    guard let identity, videos.rows[video]?.id == nil, videos.rowOfID[identity.id] != video else {
      return
    }
    changes.append(.identifies(video: video, identity.id, stream: identity.stream))
    if let same = videos.rowOfID[identity.id] {
      for index in files.indices where files[index].video == video { files[index].video = same }
    } else {
      videos.identify(video, as: identity.id)
    }
  }

  private mutating func settle(_ index: Int, _ identity: VideoIdentity?) {
    let file = files[index]
    guard let identity else { return forget(file) }
    let isOldRecord =
      file.place.map { place in
        place.source.changed == nil && place.source.size == file.source.size
          && place.source.modified == file.source.modified
          && videos.rows[place.video]?.id == nil && videos.rows[place.video]?.isDecoded == true
      } ?? false
    if videos.rowOfID[identity.id] == nil, isOldRecord, let place = file.place {
      changes.append(.identifies(video: place.video, identity.id, stream: identity.stream))
      videos.identify(place.video, as: identity.id)
    }
    guard let video = videos.rowOfID[identity.id] else {
      files[index].id = identity.id
      return forget(file)
    }
    files[index].video = video
    files[index].isRecognized = true
    changes.append(.links(file.source, place: file.place?.id, video: video))
  }

  /// Notes that a file does not hold any more what the catalog says, whatever it holds now.
  private mutating func forget(_ file: File) {
    guard let place = file.place, place.isPresent else { return }
    changes.append(.presence(false, place: place.id))
  }
}

extension VideoSource {
  fileprivate var isWorthOpening: Bool { refusal == nil && size > 0 }
}
