import Foundation
import WinnowMedia

/// Deals samples out to shards in the order they come: the same samples go to the same shards.
struct ShardCutter {
  /// A shard with all its samples.
  struct Shard {
    var number: Int
    var samples: [ShardSample]

    var file: String { ShardCutter.file(number) }

    /// What decides its content.
    var key: String {
      let content = samples.map { "\($0.key)|\($0.contentKey)" }.joined(separator: "\n")
      return ContentHash(of: Array(content.utf8)).text
    }
  }

  private let limits: ShardLimits
  private var number = 0
  private var samples: [ShardSample] = []
  private var bytes = TarEntry.end.count

  init(_ limits: ShardLimits) {
    self.limits = limits
  }

  /// Path of a shard below the export's directory.
  static func file(_ number: Int) -> String { "shards/\(number.padded(to: 6)).tar" }

  /// The path of the shard that a sample would go to, were it the next.
  func file(for sample: ShardSample) -> String {
    Self.file(hasRoom(for: sample) ? number : number + 1)
  }

  /// Adds a sample; gives the shard that is full without it, where there is one.
  mutating func add(_ sample: ShardSample) -> Shard? {
    let full = hasRoom(for: sample) ? nil : finish()
    samples.append(sample)
    bytes += sample.size
    return full
  }

  /// The last shard; nil where it has no samples.
  mutating func finish() -> Shard? {
    guard !samples.isEmpty else { return nil }
    defer { (number, samples, bytes) = (number + 1, [], TarEntry.end.count) }
    return Shard(number: number, samples: samples)
  }

  private func hasRoom(for sample: ShardSample) -> Bool {
    samples.isEmpty
      || samples.count < limits.samples && bytes + sample.size <= limits.bytes
  }
}
