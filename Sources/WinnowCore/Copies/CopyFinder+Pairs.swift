import Synchronization

extension CopyFinder {
  /// Hubs whose pictures are held together.
  private static let hubs = 64

  /// How clips lie on each other, pair by pair, as far as they are copies: what a search among all of them
  /// finds.
  ///
  /// - Parameters:
  ///   - pairs: of each clip, the one that it is compared with: few of these are compared with many.
  ///   - starts: the number of the first clip of each batch, and behind the last of all.
  /// - Throws: what `batches` throw; `CopySearchStopped`.
  package func matches(
    of pairs: [(hub: Int, clip: Int)], in batches: some CopyBatches, starts: [Int]
  )
    throws -> [CopyPair: CopyMatch]
  {
    var matches: [CopyPair: CopyMatch] = [:]
    let byHub = Dictionary(grouping: pairs, by: \.hub)
    let hubs = byHub.keys.sorted()
    for start in stride(from: 0, to: hubs.count, by: Self.hubs) {
      let some = hubs[start..<min(hubs.count, start + Self.hubs)]
      let read = try Dictionary(
        uniqueKeysWithValues: some.map { hub in
          let batch = starts.batch(of: hub)
          return (hub, try batches.clip(hub - starts[batch], of: batch))
        })
      let wanted = Dictionary(grouping: some.flatMap { byHub[$0] ?? [] }) {
        starts.batch(of: $0.clip)
      }.sorted { $0.key < $1.key }
      let twins = Mutex<[TwinPair: CopyMatch?]>([:])
      let found = try concurrentMap(count: wanted.count) { number in
        let (batch, pairs) = wanted[number]
        let clips = try batches.clips(of: batch)
        return try pairs.compactMap { pair -> CopyMatch? in
          guard clips.indices ~= pair.clip - starts[batch], let hub = read[pair.hub] else {
            throw DamagedLooks()
          }
          return try match((pair.hub, hub), (pair.clip, clips[pair.clip - starts[batch]]), twins)
        }
      }
      for match in found.flatMap({ $0 }) { matches[CopyPair(match.a, match.b)] = match }
    }
    return matches
  }

  /// A hub and what others are that show the very same as each other.
  private struct TwinPair: Hashable {
    let hub: Int
    let print: ClipPrint
    let isFirst: Bool
  }

  private func match(
    _ hub: (number: Int, clip: ClipFingerprint), _ other: (number: Int, clip: ClipFingerprint),
    _ twins: borrowing Mutex<[TwinPair: CopyMatch?]>
  ) throws -> CopyMatch? {
    let key = TwinPair(
      hub: hub.number, print: ClipPrint(other.clip), isFirst: other.number < hub.number)
    let found: CopyMatch?
    if let known = twins.withLock({ $0[key] }) {
      found = known
    } else {
      let clips = key.isFirst ? [other.clip, hub.clip] : [hub.clip, other.clip]
      found = try findings(among: clips).matches.first
      twins.withLock { $0[key] = .some(found) }
    }
    guard var match = found else { return nil }
    let pair = CopyPair(hub.number, other.number)
    (match.a, match.b) = (pair.a, pair.b)
    return match
  }
}

extension CopyBatches {
  fileprivate func clip(_ position: Int, of batch: Int) throws -> ClipFingerprint {
    let clips = try clips(of: batch)
    guard clips.indices ~= position else { throw DamagedLooks() }
    return clips[position]
  }
}

extension [Int] {
  /// Of starts, the batch that a clip is in.
  fileprivate func batch(of clip: Int) -> Int { firstPosition { $0 > clip } - 1 }
}
