/// Finds all keys within 5 differing bits of a given one, exactly, without comparing them all.
///
/// Multi-index hashing (Norouzi, Punjani, Fleet 2012): keys are cut into 3 chunks of 20 bits; of 5
/// differing bits one chunk has at most 1. So the 21 chunks within 1 bit of the query's are looked
/// up in each of 3 tables, and what lies there is compared in full.
struct CopyIndex {
  static let radius = 5
  private static let chunkBits = 20
  private static let chunkMask: UInt64 = (1 << 20) - 1

  private let tables: [Table]

  /// Indexes `keys`, each of which stands for the owner (a clip) at the same position.
  ///
  /// - Precondition: there are as many owners as keys.
  init(keys: [CoarseKey], owners: [Int32]) {
    precondition(keys.count == owners.count)
    tables = (0..<3).map { Table(keys: keys, owners: owners, shift: Self.chunkBits * $0) }
  }

  /// Calls `found` with the owner of every key within the radius of `key`, some more than once.
  func search(near key: CoarseKey, found: (Int32) -> Void) {
    for table in tables { table.search(near: key.bits, found: found) }
  }

  /// The keys sorted by one of their chunks; `starts` says where each value of the chunk begins.
  private struct Table {
    let shift: Int
    let starts: [Int32]
    let entries: [Entry]

    struct Entry {
      var key: UInt64
      var owner: Int32
    }

    init(keys: [CoarseKey], owners: [Int32], shift: Int) {
      func chunk(_ key: CoarseKey) -> Int { Int(key.bits >> shift & chunkMask) }
      var starts = [Int32](repeating: 0, count: 2 + Int(chunkMask))
      for key in keys { starts[chunk(key) + 1] += 1 }
      for value in 1..<starts.count { starts[value] += starts[value - 1] }
      var next = starts
      var entries = [Entry](repeating: Entry(key: 0, owner: 0), count: keys.count)
      for (key, owner) in zip(keys, owners) {
        entries[Int(next[chunk(key)])] = Entry(key: key.bits, owner: owner)
        next[chunk(key)] += 1
      }
      self.shift = shift
      self.starts = starts
      self.entries = entries
    }

    @inline(__always)
    func search(near key: UInt64, found: (Int32) -> Void) {
      starts.withUnsafeBufferPointer { starts in
        entries.withUnsafeBufferPointer { entries in
          let chunk = Int(key >> shift & chunkMask)
          for flip in 0...chunkBits {
            // The last one flips nothing.
            let probe = chunk ^ (flip < chunkBits ? 1 << flip : 0)
            for entry in Int(starts[probe])..<Int(starts[probe + 1])
            where (entries[entry].key ^ key).nonzeroBitCount <= radius {
              found(entries[entry].owner)
            }
          }
        }
      }
    }
  }
}
