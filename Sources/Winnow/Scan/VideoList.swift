import Foundation

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
    try AtomicFile.writePieces(to: file(of: catalog)) { emit in
      var text = JSONWriter()
      for line in VideoOrder.sorted(lines, by: \.source.absolutePath) {
        VideoLine(line.video, at: line.source, sameAs: line.original).write(to: &text)
        text.endLine()
        if text.count > 1 << 20 {
          try emit(text.bytes)
          text.removeAll()
        }
      }
      try emit(text.bytes)
    }
    try catalog.noteListing()
  }
}
