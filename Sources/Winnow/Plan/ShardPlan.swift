import WinnowCore

/// Which files there are to scan, and which of several machines scans which.
///
/// Files are dealt out so that shards take alike long: the largest first, each to the shard that has least to do. A
/// file that was dealt out keeps its shard.
package struct ShardPlan: Sendable {
  /// In the order of their paths.
  private(set) var files: [PlannedFile] = []

  package init() {}

  init(_ files: [PlannedFile]) { self.files = files }

  /// What an update did, and what the plan holds then.
  package struct Summary: Sendable, Encodable {
    package var files = 0
    package var bytes: Int64 = 0
    package var shards = 0
    package var new = 0
    /// Files with another size or time than before.
    package var changed = 0
    /// Files that have left the plan.
    package var gone = 0
    /// What could not be looked at, and why: it is as the plan had it before.
    package var failures: [String] = []
    /// By what their files cost.
    package var largest: Shard
    package var smallest: Shard

    package struct Shard: Sendable, Encodable {
      package var shard: Int
      package var files: Int
      package var bytes: Int64
    }
  }

  /// Takes in what was found: deals out what is new, and drops what is gone from where files were looked for.
  ///
  /// - Parameter count: of shards, as many as the plan has or more.
  /// - Throws: `WinnowError` where it has more.
  package mutating func update(by found: FoundFiles, shards count: Int) throws -> Summary {
    let highest = files.map(\.shard).max() ?? 0
    guard count >= max(1, highest) else {
      throw WinnowError(
        "plan", "\(count) shards",
        reason: "the plan has \(highest); there may be more, or a plan of another name")
    }
    let update = PlanUpdate(of: files, by: found)
    try Cancellation.check()
    var (now, loads) = (update.files, ShardLoads(update.files, count: count))
    let new = now.indices.filter { !now[$0].isDealt }
      .sorted { now[$0].isDealtBefore(now[$1]) }
    for index in new { now[index].shard = loads.deal(now[index]) }
    try Cancellation.check()
    files = VideoOrder.sorted(now, by: \.source.absolutePath)
    return Summary(
      files: files.count, bytes: files.reduce(0) { $0 &+ $1.source.size }, shards: count,
      new: new.count, changed: update.changed, gone: update.gone, failures: update.failures,
      largest: Summary.Shard(loads.most), smallest: Summary.Shard(loads.least))
  }
}

extension ShardPlan.Summary.Shard {
  fileprivate init(_ load: ShardLoads.Load) {
    (shard, files, bytes) = (load.shard, load.files, load.bytes)
  }
}
