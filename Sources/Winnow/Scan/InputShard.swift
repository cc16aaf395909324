import WinnowMedia

/// One of the parts into which the files of an input are dealt out, for one machine each.
///
/// Where a file belongs depends on its path below the input alone: the first eight bytes of the SHA-256 of its
/// UTF-8, read as a number with the highest byte first, leave a remainder on division by `count`, and
/// the shard's number is one more.
package struct InputShard: Hashable, Sendable {
  /// 1 to `count`.
  package let number: Int
  package let count: Int

  /// nil where there is no such shard.
  package init?(_ number: Int, of count: Int) {
    guard count >= 1, 1...count ~= number else { return nil }
    (self.number, self.count) = (number, count)
  }

  /// Reads "K/N"; nil where `text` is not of that form.
  package init?(_ text: String) {
    guard let (number, count) = PartOfMany.read(text) else { return nil }
    self.init(number, of: count)
  }

  /// The number of the shard that the file at `path` below its input belongs to, 1 to `count`.
  static func number(of path: String, count: Int) -> Int {
    let hash = ContentHash(of: Array(path.utf8)).bytes
    let word = hash.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return Int(word % UInt64(count)) + 1
  }

  /// Whether the file at `path` below its input belongs here.
  package func contains(_ path: String) -> Bool {
    Self.number(of: path, count: count) == number
  }
}
