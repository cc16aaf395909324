import Foundation
import Winnow
import WinnowCore

/// The pictures of `PixmapSink`, with a table of their clips and a list of their files.
struct ColumnsSink: ExportSink {
  static let name = "columns"
  static let summary = "PPM pictures of 64 x 48, and their clips as a table of columns."

  private let pictures: PixmapSink

  init(settings: ExportSettings, _ instruments: Instruments) {
    pictures = PixmapSink(settings: settings, instruments)
  }

  var signature: String { pictures.signature }
  var companions: [String] { [ClipColumns.fileName] }

  func plan(_ clip: CatalogClip, named name: String, frames: MeasuredFrames) -> [ExportFile] {
    pictures.plan(clip, named: name, frames: frames)
  }

  func write(_ files: [ExportFile], of video: ExportVideo, into batch: OutputBatch) throws
    -> ExportedFiles
  {
    try pictures.write(files, of: video, into: batch)
  }

  func finish(_ clips: ExportedClips) -> [AddedFile] {
    [
      AddedFile("pixmaps/index.txt") { emit in
        try clips.each { clip in
          for file in clip.files {
            let bytes = try Data(contentsOf: clips.folder.appending(path: file)).count
            try emit(Array("\(bytes) \(file)\n".utf8))
          }
        }
      }
    ]
  }
}

/// A table as Parquet has it: a magic, groups of rows in which each column is a block, a footer that says where, where
/// that begins, and the magic.
///
/// A number is 8 bytes, NaN for none; a text is its length in 4 bytes, and UTF-8. The footer is JSON.
struct ClipColumns: ManifestForm {
  static let fileName = "clips.columns"
  private static let magic = Array("COLUMNS1".utf8)
  private static let rowsInGroup = 16

  private struct Footer: Codable {
    struct Group: Codable {
      var rows: Int
      /// Where the block of each column begins.
      var offsets: [Int]
    }

    var texts = ["id", "video", "verdict", "bucket", "files", "json"]
    var numbers = ["start", "end"]
    var groups: [Group] = []
  }

  /// A cell for each column.
  typealias Row = [[UInt8]]

  private let scores: [String]
  private var footer = Footer()
  private var waiting: [Row] = []
  private var offset = magic.count

  init(_ columns: ManifestColumns) {
    scores = columns.scoreNames
    footer.numbers += scores
  }

  func begin() -> [UInt8] { Self.magic }

  func piece(of lines: [ManifestLine]) -> [Row] {
    lines.map { line in
      let known = line.scores
      let texts = [
        Array("\(line.id, default: "")".utf8), Array(line.videoPath.utf8),
        Array(line.verdict.rawValue.utf8), Array(line.bucket.utf8),
        Array(line.files.joined(separator: "\n").utf8), line.json,
      ]
      let numbers = [line.start, line.end] + scores.map { known[$0] ?? .nan }
      return texts.map { Self.bytes(UInt32($0.count)) + $0 }
        + numbers.map { Self.bytes($0.bitPattern) }
    }
  }

  mutating func add(_ piece: [Row]) -> [UInt8] {
    waiting += piece
    var bytes: [UInt8] = []
    while waiting.count >= Self.rowsInGroup { bytes += group() }
    return bytes
  }

  mutating func finish() throws -> [UInt8] {
    let last = waiting.isEmpty ? [] : group()
    return last + Array(try JSONEncoder().encode(footer)) + Self.bytes(UInt64(offset)) + Self.magic
  }

  /// The next rows, column by column.
  private mutating func group() -> [UInt8] {
    let rows = waiting.prefix(Self.rowsInGroup)
    var (bytes, offsets): ([UInt8], [Int]) = ([], [])
    for column in rows[0].indices {
      offsets.append(offset + bytes.count)
      for row in rows { bytes += row[column] }
    }
    footer.groups.append(Footer.Group(rows: rows.count, offsets: offsets))
    offset += bytes.count
    waiting.removeFirst(rows.count)
    return bytes
  }

  private static func bytes(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }
}
