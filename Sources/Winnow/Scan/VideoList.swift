import Foundation

/// Writes videos.jsonl: one line a file, whatever became of it.
enum VideoList {
  static let fileName = "videos.jsonl"

  static func file(of catalog: Catalog) -> URL { catalog.folder.appending(path: fileName) }

  /// Writes it where it does not say what the catalog does already.
  static func update(_ catalog: Catalog) throws {
    if try !catalog.isListed() { try write(catalog) }
  }

  /// Goes through the files in order, some at a time, since there may be millions.
  static func write(_ catalog: Catalog) throws {
    let firstNames = try catalog.entries().reduce(into: [:]) { $0[$1.row] = ($1.root, $1.name) }
    let places = try catalog.places().filter(\.isPresent)
    try AtomicFile.writePieces(to: file(of: catalog)) { emit in
      for some in places.inQueries {
        let videos = try catalog.videos(in: some.map(\.video))
        var text = JSONWriter()
        for place in some {
          guard let video = videos[place.video], let first = firstNames[place.video] else {
            continue
          }
          let isFirst =
            place.source.root.utf8.elementsEqual(first.0.utf8)
            && place.source.path.utf8.elementsEqual(first.1.utf8)
          VideoLine(video.row, video.facts, at: place.source, sameAs: isFirst ? nil : first.1)
            .write(to: &text)
          text.endLine()
        }
        try emit(text.bytes)
      }
    }
    try catalog.noteListing()
  }
}
