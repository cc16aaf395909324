import Foundation
import WinnowCore
import WinnowMedia

/// Writes manifest.jsonl and its other forms: the clips in order of video and clip.
struct Manifest {
  static let fileName = JSONLinesManifest.fileName

  private let catalog: Catalog
  private let videos: [CatalogVideo]
  private let names: [Int64: String]
  private let buckets: BucketSettings

  init(_ catalog: Catalog, buckets: BucketSettings) throws {
    self.catalog = catalog
    self.buckets = buckets
    videos = try catalog.videos()
    let names = VideoNames(videos.map(\.source))
    self.names = Dictionary(
      uniqueKeysWithValues: videos.map { ($0.id, names.name(of: $0.source)) })
  }

  /// Calls `body` with the line of each clip for which `isIncluded`.
  func visit(
    isIncluded: (CatalogClip) -> Bool = { _ in true }, outputs: [ClipKey: ClipOutput] = [:],
    _ body: (ManifestLine) throws -> Void
  ) throws {
    for video in videos {
      for clip in try catalog.clips(of: video.id) where isIncluded(clip) {
        let output = outputs[ClipKey(video: clip.video, clip: clip.clip)] ?? ClipOutput()
        try body(try line(clip, of: video, output))
      }
    }
  }

  /// The lines of the kept clips of the video in `row`, by clip.
  func keptLines(ofVideo row: Int64, outputs: [ClipKey: ClipOutput]) throws -> [ManifestLine] {
    guard let video = videos.first(where: { $0.id == row }) else { return [] }
    return try catalog.clips(of: row).filter { $0.verdict.verdict == .keep }.map { clip in
      let output = outputs[ClipKey(video: clip.video, clip: clip.clip)] ?? ClipOutput()
      return try line(clip, of: video, output)
    }
  }

  private func line(
    _ clip: CatalogClip, of video: CatalogVideo, _ output: ClipOutput
  ) throws -> ManifestLine {
    try ManifestLine(clip, of: video, names: names, output: output, buckets: buckets)
  }

  /// Writes a form of the manifest into `folder`.
  func write(
    _ form: any ManifestForm.Type, to folder: URL,
    isIncluded: (CatalogClip) -> Bool = { _ in true }, outputs: [ClipKey: ClipOutput] = [:]
  ) throws {
    try AtomicFile.writeLines(to: folder.appending(path: form.fileName)) { emit in
      if let header = form.header { try emit(header) }
      try visit(isIncluded: isIncluded, outputs: outputs) { line in
        for text in try form.lines(of: line) { try emit(text) }
      }
    }
  }
}

/// Names a clip of a catalog.
struct ClipKey: Hashable, Sendable, Codable {
  var video: Int64
  var clip: Int
}
