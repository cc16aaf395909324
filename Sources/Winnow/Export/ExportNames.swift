import Foundation
import WinnowCore

/// What exported files are called: by the path of their video, the first frame of their clip and the
/// clip's id.
///
/// Paths are taken as bytes, since names may begin with marks that belong to the slash before them.
struct ExportNames: Sendable {
  /// A video that has to be told from others.
  struct Video: Sendable {
    var row: Int64
    /// Its path below its input.
    var name: String
    var id: ContentID?
  }

  private let stems: [Int64: String]

  /// - Parameter videos: all that could be exported by some recipe, so that none changes a name.
  init(_ videos: [Video]) {
    let plain = videos.map { Self.stem(of: $0.name) }
    let stems = Self.distinct(videos.map(\.id), from: 0, by: Self.folded) { index, digits in
      Self.lengthened(plain[index], by: digits)
    }
    self.stems = Dictionary(zip(videos.map(\.row), stems)) { first, _ in first }
  }

  /// - Parameter stems: what begins the names of each video's files, where it was found out before.
  init(stems: [Int64: String]) {
    self.stems = stems
  }

  init(of catalog: [VideoEntry]) {
    self.init(
      catalog.filter(\.isMeasured).map { Video(row: $0.row, name: $0.name, id: $0.id) })
  }

  /// What the names of all files of a video begin with.
  func stem(ofVideo row: Int64) -> String { stems[row] ?? "\(row)" }

  /// What the files of each clip of a video begin with, such as "a/000312-5f0c91d2".
  ///
  /// - Parameter clips: all that are exported of the video.
  func clips(_ clips: [(firstFrame: Int, id: ContentID)], ofVideo row: Int64) -> [String] {
    let stem = stem(ofVideo: row)
    return Self.distinct(clips.map(\.id), from: 8, by: \.self) { index, digits in
      "\(stem)/\(clips[index].firstFrame.padded(to: 6))-\(digits)"
    }
  }

  /// The name of a video without its extension, in which no folder is called like a video file, or is
  /// the one above.
  static func stem(of name: String) -> String {
    var parts = name.utf8.split(separator: slash).map(Array.init)
    if let file = parts.popLast() { parts.append(withoutExtension(file)) }
    parts = parts.map { SplitWords.capitalized(in: harmless($0)) }
    return String(decoding: Array(parts.joined(separator: [slash])), as: UTF8.self)
  }

  private static let (slash, dot, underscore) = (UInt8(0x2F), UInt8(0x2E), UInt8(0x5F))
  /// Bytes that file systems take as the name of a file or a folder.
  private static let longest = 255

  private static func withoutExtension(_ file: [UInt8]) -> [UInt8] {
    guard let end = file.lastIndex(of: dot), end > 0 else { return file }
    return Array(file[..<end])
  }

  /// Whether names that begin with it stay below the folder they are in.
  static func isHarmless(_ stem: String) -> Bool {
    stem.utf8.split(separator: slash, omittingEmptySubsequences: false)
      .allSatisfy { part in part.contains { $0 != dot } && !part.contains(0) }
  }

  private static func harmless(_ part: [UInt8]) -> [UInt8] {
    guard let last = part.lastIndex(of: dot) else { return part }
    if part.allSatisfy({ $0 == dot }) { return part.map { _ in underscore } }
    var part = part
    let ending = String(decoding: part[(last + 1)...], as: UTF8.self).lowercased()
    if VideoScanner.videoNames.contains(ending) { part[last] = underscore }
    return part
  }

  /// What names have in common that some file system takes for one.
  private static func folded(_ name: String) -> String {
    // Several small letters may have the same capital one.
    name.decomposedStringWithCanonicalMapping.uppercased().lowercased()
      .decomposedStringWithCanonicalMapping
  }

  private static func lengthened(_ stem: String, by digits: Substring) -> String {
    if digits.isEmpty { return stem }
    var bytes = Array(stem.utf8)
    let start = bytes.lastIndex(of: slash).map { $0 + 1 } ?? 0
    let room = start + longest - 1 - digits.utf8.count
    if bytes.count > room {
      bytes = Array(bytes[..<room])
      // Half a character is none.
      while !bytes.isEmpty, String(validating: bytes, as: UTF8.self) == nil { bytes.removeLast() }
    }
    return "\(String(decoding: bytes, as: UTF8.self))-\(digits)"
  }

  /// Names that differ, each with as many digits of its id as that takes.
  ///
  /// - Parameter least: the digits that each has.
  private static func distinct(
    _ ids: [ContentID?], from least: Int, by likeness: (String) -> String,
    _ name: (_ index: Int, _ digits: Substring) -> String
  ) -> [String] {
    var counts = [Int](repeating: least, count: ids.count)
    func named(_ index: Int) -> String {
      name(index, (ids[index]?.description ?? "").prefix(counts[index]))
    }
    var names = ids.indices.map(named)
    while true {
      let alike = Dictionary(grouping: ids.indices) { likeness(names[$0]) }
      let twins = alike.values.filter { $0.count > 1 }.joined()
        .filter { ids[$0] != nil && counts[$0] < ContentID.digits }
      if twins.isEmpty { return names }
      for index in twins {
        counts[index] = max(8, 2 * counts[index])
        names[index] = named(index)
      }
    }
  }
}

extension Int {
  /// With zeros before it that make it so long.
  func padded(to digits: Int) -> String {
    let text = "\(self)"
    return String(repeating: "0", count: Swift.max(0, digits - text.utf8.count)) + text
  }
}
