import Synchronization

@testable import WinnowCore

/// Clips in batches of one, whose looks are kept as bytes.
final class KeptBatches: CopyBatches {
  private struct Kept {
    var plain: [Int: [UInt8]] = [:]
    var altered: [Int: [UInt8]] = [:]
    /// How often the pictures of each were asked for.
    var readings: [Int]
  }

  private let all: [ClipFingerprint]
  private let parts: [CopyPart]
  private let uncompared: Set<Int>
  private let kept: Mutex<Kept>

  init(_ clips: [ClipFingerprint], _ parts: [CopyPart], uncompared: Set<Int> = []) {
    (all, self.parts, self.uncompared) = (clips, parts, uncompared)
    kept = Mutex(Kept(readings: [Int](repeating: 0, count: clips.count)))
  }

  /// Keeps the looks of some clips.
  func keep(_ clips: some Sequence<Int>) {
    for clip in clips {
      keep([PlainLooks(all[clip])], of: clip)
      keep([AlteredLooks(all[clip])], of: clip)
    }
  }

  func spoil(_ clip: Int) {
    kept.withLock { $0.altered[clip] = LooksCoding.bytes([AlteredLooks]()) + [0] }
  }

  var readings: [Int] { kept.withLock { $0.readings } }
  var keptCount: Int { kept.withLock { $0.plain.count + $0.altered.count } }

  var count: Int { all.count }
  func part(of batch: Int) -> CopyPart { parts[batch] }
  func represented(in batch: Int) -> Set<Int> { uncompared.contains(batch) ? [0] : [] }

  func clips(of batch: Int) -> [ClipFingerprint] {
    kept.withLock { $0.readings[batch] += 1 }
    return [all[batch]]
  }

  func plainLooks(of batch: Int) -> [PlainLooks]? {
    kept.withLock { $0.plain[batch] }.flatMap(LooksCoding.plain)
  }

  func alteredLooks(of batch: Int) -> [AlteredLooks]? {
    kept.withLock { $0.altered[batch] }.flatMap(LooksCoding.altered)
  }

  func keep(_ looks: [PlainLooks], of batch: Int) {
    kept.withLock { $0.plain[batch] = LooksCoding.bytes(looks) }
  }

  func keep(_ looks: [AlteredLooks], of batch: Int) {
    kept.withLock { $0.altered[batch] = LooksCoding.bytes(looks) }
  }
}
