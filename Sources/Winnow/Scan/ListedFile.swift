import WinnowCore

/// A file as a list names it.
struct ListedFile: Sendable {
  /// Its path, or in a line of JSON its name below the root.
  var path: FileName
  /// Where it lies, where that is not below the root.
  var source: String?
  /// Bytes that it must have; nil where the list does not tell.
  var size: Int64?
  /// When it must have been changed last, nanoseconds since 1970; nil where the list does not tell.
  var time: Int64?
  /// The shard that it is given to, counted from 1; nil where its path decides.
  var shard: Int?
  /// Whether a relative path is its name below the root.
  var isNamed = false

  /// What is wrong with a line of a list.
  struct Mistake: Error {
    var reason: String

    init(_ reason: String) { self.reason = reason }
  }

  /// - Parameter path: bytes without a NUL.
  init(_ path: ArraySlice<UInt8>) {
    self.path = FileName(path)
  }
}
