/// The files of a scan beside the rows of the catalog that speak of them or of files like them.
struct ScanInput {
  private let sources: [VideoSource]
  private let rows: [[UInt8]: CatalogVideo]
  /// Rows of the scanned directories whose files are gone.
  let vanished: [Int64]
  /// Rows of measured files that are of other inputs, have the size of one of these, and are as they
  /// were.
  private let outside: [CatalogVideo]

  init(_ sources: [VideoSource], inputs: [String], rows videos: [CatalogVideo]) {
    self.sources = sources
    rows = Dictionary(
      videos.map { ($0.source.pathBytes, $0) }, uniquingKeysWith: { first, _ in first })
    let found = Set(sources.map(\.pathBytes))
    let others = videos.filter { !found.contains($0.source.pathBytes) }
    let folders = inputs.map { InputWalker.absolute($0) + "/" }
    let isBelow = { (video: CatalogVideo) in
      folders.contains { video.source.absolutePath.hasPrefix($0) }
    }
    vanished = others.filter(isBelow).map(\.id)
    let sizes = Set(sources.map(\.size))
    outside = others.filter {
      $0.isPresent && $0.isMeasured && sizes.contains($0.source.size) && !isBelow($0)
        && $0.source.isUnchanged
    }
  }

  /// All files whose bytes may be the same.
  var comparable: [VideoSource] { sources + outside.map(\.source) }

  /// The files with what is known of them, those of other inputs last.
  func files(isCurrent: (CatalogVideo) -> Bool, retriesFailed: Bool) -> [PlannedFile] {
    let found = sources.map { source in
      guard let row = rows[source.pathBytes] else {
        return PlannedFile(source: source, knowledge: .nothing)
      }
      var file = PlannedFile(source: source, id: row.id, knowledge: .nothing)
      // Its row stays below the input that it was found in first.
      (file.source.root, file.source.path) = (row.source.root, row.source.path)
      if row.isOf(source), isCurrent(row), !(retriesFailed && row.outcome == .failed) {
        file.knowledge = row.knowledge
      }
      return file
    }
    return found
      + outside.filter(isCurrent).map {
        PlannedFile(source: $0.source, id: $0.id, knowledge: $0.knowledge, isOutside: true)
      }
  }
}

extension CatalogVideo {
  /// Whether the file is as it was.
  fileprivate func isOf(_ source: VideoSource) -> Bool {
    self.source.size == source.size && self.source.modified == source.modified
  }

  fileprivate var knowledge: PlannedFile.Knowledge {
    switch outcome {
    case .scanned: .measured
    case .duplicate: duplicateOf.map { .duplicate(of: $0) } ?? .nothing
    case .rejected, .failed: .unusable(isFailed: outcome == .failed)
    }
  }
}
