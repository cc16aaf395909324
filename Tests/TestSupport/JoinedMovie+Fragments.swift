import Foundation

extension JoinedMovie {
  /// The fragments of a second MP4 file behind those of a first, as people join what a stream was stored in.
  ///
  /// - Parameter flags: FFmpeg's `movflags`, by which the parts consist of fragments.
  package init(fragments flags: String, codec: [String], _ parts: Part...) throws {
    let folder = try TemporaryFolder()
    var joined = Data()
    for (number, part) in parts.enumerated() {
      let options = part.options + ["-movflags", flags]
      let movie = try JoinedMovie(
        "mp4", codec: codec, Part(part.source, seconds: part.seconds, options))
      for (name, box) in Self.boxes(of: try Data(contentsOf: URL(filePath: movie.path)))
      where name != "mfra" && (number == 0 || ["moof", "mdat"].contains(name)) { joined += box }
    }
    let path = folder.url.appending(path: "joined.mp4").path
    try joined.write(to: URL(filePath: path))
    self.init(folder: folder, path: path)
  }

  private static func boxes(of file: Data) -> [(name: String, bytes: Data)] {
    var (rest, boxes) = (file, [(String, Data)]())
    while rest.count >= 8 {
      let size = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
      boxes.append(
        (String(decoding: rest.dropFirst(4).prefix(4), as: UTF8.self), rest.prefix(size)))
      rest = rest.dropFirst(max(8, size))
    }
    return boxes
  }
}
