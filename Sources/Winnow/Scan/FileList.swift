import Foundation

/// A list of files: a path a line, an object of JSON a line, or paths that are each ended by a NUL.
package struct FileList: Hashable, Sendable {
  /// "-" is standard input.
  package var path: String
  /// Whether paths are ended by a NUL, as `find -print0` writes them, and not by the end of a line.
  package var isNullSeparated: Bool
  /// Bytes: a longer line is none of a list.
  static let longestRecord = 1 << 20

  package init(_ path: String, isNullSeparated: Bool = false) {
    self.path = path
    self.isNullSeparated = isNullSeparated
  }

  /// Hands over what the list names, in its order.
  ///
  /// - Throws: `WinnowError` where it cannot be read or a line is none of a list, or where `visit` throws one
  ///   of what is wrong with the file: it then names the line.
  func eachFile(_ visit: (ListedFile) throws(ListedFile.Mistake) -> Void) throws {
    var isJSON: Bool?
    try eachRecord { number, record throws(ListedFile.Mistake) in
      if isNullSeparated { return try visit(ListedFile(record)) }
      var line = record
      if number == 1, line.starts(with: Self.byteOrderMark) { line = line.dropFirst(3) }
      if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
      guard !line.isEmpty else { return }
      isJSON = isJSON ?? (line.first == UInt8(ascii: "{"))
      guard !line.contains(0) else {
        throw ListedFile.Mistake("it holds a NUL; with -0 a list is taken to be separated by these")
      }
      try visit(isJSON == true ? ListedFile(json: line) : ListedFile(line))
    }
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// How the list is called in messages.
  var name: String { ListInput.name(path) }

  /// Hands over what stands between separators, with its number; what is empty is passed over.
  func eachRecord(
    _ visit: (Int, ArraySlice<UInt8>) throws(ListedFile.Mistake) -> Void
  ) throws {
    let input = try ListInput(path)
    var records = RecordSplitter(separator: isNullSeparated ? 0 : 0x0A)
    do {
      while let piece = try input.next() { try records.split(piece[...], visit) }
      try records.finish(visit)
    } catch let mistake as ListedFile.Mistake {
      let place = "\(isNullSeparated ? "path" : "line") \(records.number)"
      throw WinnowError("read", "\(name), \(place)", reason: mistake.reason)
    }
  }
}
