/// By what a file is known to be as it was: none of it changes by itself.
struct FileStamp: Hashable, Sendable {
  /// Bytes.
  var size: Int64
  /// Nanoseconds since 1970.
  var modified: Int64
  /// The same, of the last change of its bytes, names or rights.
  var changed: Int64
}
