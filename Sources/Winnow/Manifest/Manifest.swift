import Foundation
import WinnowCore
import WinnowMedia

/// Writes manifest.jsonl and its other forms: the clips in order of video and clip.
struct Manifest {
  static let fileName = JSONLinesManifest.fileName

  private let catalog: Catalog
  private let videos: [CatalogVideo]
  private let videoOfRow: [Int64: CatalogVideo]
  private let buckets: BucketSettings

  init(_ catalog: Catalog, buckets: BucketSettings) throws {
    self.catalog = catalog
    self.buckets = buckets
    videos = try catalog.videos()
    videoOfRow = Dictionary(uniqueKeysWithValues: videos.map { ($0.row, $0) })
  }

  /// Calls `body` with each clip and its video until it returns false.
  private func visit(_ body: (CatalogClip, CatalogVideo) throws -> Bool) throws {
    for video in videos {
      for clip in try catalog.clips(of: video) {
        guard try body(clip, video) else { return }
      }
    }
  }

  /// The lines of the kept clips of the video in `row`, by clip.
  func keptLines(ofVideo row: Int64, outputs: [ClipKey: ClipOutput]) throws -> [ManifestLine] {
    guard let video = videoOfRow[row] else { return [] }
    return try catalog.clips(of: video).filter(video.exports).map { clip in
      try line(clip, of: video, outputs)
    }
  }

  private func line(
    _ clip: CatalogClip, of video: CatalogVideo, _ outputs: [ClipKey: ClipOutput]
  ) throws -> ManifestLine {
    let output = outputs[clip.key] ?? ClipOutput()
    return try ManifestLine(
      clip, of: video, kept: clip.verdict.kept.flatMap { videoOfRow[$0.video] }, output: output,
      buckets: buckets)
  }

  /// Writes a form of the manifest, with all clips, into `folder`, and hands each clip to `note`.
  func write(
    _ form: any ManifestForm.Type, to folder: URL, outputs: [ClipKey: ClipOutput] = [:],
    note: (ManifestLine) -> Void = { _ in }
  ) throws {
    try AtomicFile.writeLines(to: folder.appending(path: form.fileName)) { emit in
      if let header = form.header { try emit(header) }
      try visit { clip, video in
        let line = try line(clip, of: video, outputs)
        note(line)
        try form.lines(of: line).forEach(emit)
        return true
      }
    }
  }

  /// Writes a form of the manifest, with the clips that are exported, into `folder`, and hands each of
  /// them to `note`.
  ///
  /// The first line is one of a clip with copies, where there is one: readers that take the types of
  /// columns from their beginnings see that groups are numbers.
  func writeKept(
    _ form: any ManifestForm.Type, to folder: URL, outputs: [ClipKey: ClipOutput],
    note: (ManifestLine) -> Void
  ) throws {
    var first: (clip: CatalogClip, video: CatalogVideo)?
    try visit { clip, video in
      if video.exports(clip), clip.verdict.group != nil { first = (clip, video) }
      return first == nil
    }
    try AtomicFile.writeLines(to: folder.appending(path: form.fileName)) { emit in
      if let header = form.header { try emit(header) }
      func put(_ clip: CatalogClip, _ video: CatalogVideo) throws {
        let line = try line(clip, of: video, outputs)
        note(line)
        try form.lines(of: line).forEach(emit)
      }
      if let first { try put(first.clip, first.video) }
      try visit { clip, video in
        if video.exports(clip), clip.key != first?.clip.key { try put(clip, video) }
        return true
      }
    }
  }
}

/// Names a clip of a catalog.
struct ClipKey: Hashable, Sendable, Codable {
  var video: Int64
  var clip: Int
}

extension CatalogVideo {
  /// Whether a clip of the video is kept and exported. Of a survey, frames were not counted.
  func exports(_ clip: CatalogClip) -> Bool {
    depth == .frames && clip.verdict.verdict == .keep
  }
}

extension CatalogClip {
  var key: ClipKey { ClipKey(video: video, clip: clip) }
}
