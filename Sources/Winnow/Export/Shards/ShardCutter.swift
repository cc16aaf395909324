import Foundation
import WinnowMedia

/// Fills shards with samples in the order they come. Which shard each goes to is known before anything is
/// coded; how many files of its number there are is only known by their bytes.
struct ShardCutter {
  /// A file of a shard with all its samples.
  struct Shard {
    var number: Int
    /// How many files of the number are before it.
    var volume = 0
    var samples: [ShardSample] = []

    var file: String { ShardCutter.file(number, volume: volume) }

    /// What decides its content.
    var key: String {
      let content = samples.map { "\($0.key)|\($0.contentKey)" }.joined(separator: "\n")
      return ContentHash(of: Array(content.utf8)).text
    }
  }

  /// Holds the shards, below the export's directory.
  static let folder = "shards"

  /// Bytes of a file at most.
  private let limit: Int
  private var open: Shard?
  private var bytes = TarEntry.end.count

  init(bytes limit: Int) {
    self.limit = limit
  }

  /// Path of a file of a shard below the export's directory: 000012.tar, then 000012-1.tar.
  static func file(_ number: Int, volume: Int = 0) -> String {
    "\(folder)/\(number.padded(to: 6))\(volume > 0 ? "-\(volume)" : "").tar"
  }

  /// The path of the file that a sample of a shard would go to, were it the next.
  func file(for sample: ShardSample, of number: Int) -> String {
    guard let open, open.number == number else { return Self.file(number) }
    return Self.file(number, volume: open.volume + (hasRoom(for: sample) ? 0 : 1))
  }

  /// Adds a sample to the shard of a number, none of which is less than one before; gives the file that
  /// is full without it, where there is one.
  mutating func add(_ sample: ShardSample, to number: Int) -> Shard? {
    var full: Shard?
    if let open, open.number != number || !hasRoom(for: sample) {
      full = finish()
      if open.number == number { self.open = Shard(number: number, volume: open.volume + 1) }
    }
    if open == nil { open = Shard(number: number) }
    open?.samples.append(sample)
    bytes += sample.size
    return full
  }

  /// The last file of a shard; nil where nothing has been added.
  mutating func finish() -> Shard? {
    defer { (open, bytes) = (nil, TarEntry.end.count) }
    return open
  }

  /// Gives up what has been added to the shard of a number; gives the last file of one before.
  mutating func abandon(_ number: Int) -> Shard? {
    let last = finish()
    return last?.number == number ? nil : last
  }

  private func hasRoom(for sample: ShardSample) -> Bool {
    open?.samples.isEmpty != false || bytes + sample.size <= limit
  }
}
