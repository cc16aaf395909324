/// A file of a plan.
struct PlannedFile: Hashable, Sendable {
  /// Where it lies, and how it was when it was looked at last.
  var source: VideoSource
  /// The shard that it is given to, from 1 on; 0 where it is given to none yet.
  var shard: Int

  var isDealt: Bool { shard > 0 }

  /// What it costs to scan, in bytes: its own, and what every file takes.
  var cost: Double { Double(source.size) + Self.bytesOfAnyFile }

  /// A file takes 19 ms of processor time however short it is, in which a scan gets through so many bytes.
  static let bytesOfAnyFile = 100_000.0

  /// Those that cost most come first; of the same cost by the bytes of their paths.
  func isDealtBefore(_ other: PlannedFile) -> Bool {
    if source.size != other.source.size { return source.size > other.source.size }
    return source.absolutePath.utf8.lexicographicallyPrecedes(other.source.absolutePath.utf8)
  }

  func write(to text: inout JSONWriter) {
    text.object { line in
      line.key("path")
      line.string(source.path)
      line.key("source")
      line.string(source.absolutePath)
      line.key("size")
      line.integer(Int(source.size))
      if source.modified != Self.unknown {
        line.key("time")
        line.string(FileTime.text(source.modified))
      }
      line.key("shard")
      line.integer(shard)
    }
    text.endLine()
  }

  /// In place of a time that a line does not tell.
  private static let unknown: Int64 = 0

  /// - Throws: where a line of a list is none of a plan.
  init(_ line: ListedFile) throws(ListedFile.Mistake) {
    guard let source = line.source, source.utf8.first == 0x2F, let shard = line.shard else {
      throw ListedFile.Mistake(
        "it is no line of a plan, which has 'source', an absolute path, and 'shard'; name another file"
      )
    }
    let (root, path) = try ListedFiles.place(of: source, named: line.path.text)
    self.source = VideoSource(
      root: root, path: path, size: line.size ?? 0, modified: line.time ?? Self.unknown)
    self.shard = shard
  }

  init(_ source: VideoSource, shard: Int = 0) { (self.source, self.shard) = (source, shard) }
}
