import Dispatch
import Foundation
import Synchronization
import WinnowCore

/// The clips of a synthetic catalog in batches. They are made whenever they are asked for, which stands for
/// reading them and is timed by itself. What is kept of known ones is held in memory.
final class SyntheticBatches: CopyBatches {
  private static let size = 64

  private let catalog: SyntheticCatalog
  private let known: Int
  private let clips: Int
  private let same: Bool
  private let state = Mutex(State())

  private struct State {
    var plain: [Int: [UInt8]] = [:]
    var altered: [Int: [UInt8]] = [:]
    var bytes = 0
    var making: UInt64 = 0
  }

  init(_ catalog: SyntheticCatalog, known: Int, count: Int, same: Bool) {
    (self.catalog, self.known, clips, self.same) = (catalog, known, count, same)
  }

  /// Keeps the looks of all known clips.
  func keepKnown() {
    DispatchQueue.concurrentPerform(iterations: count) { batch in
      guard part(of: batch) != .new else { return }
      let clips = clips(of: batch)
      let plain = LooksCoding.bytes(clips.map { PlainLooks($0) })
      let altered = LooksCoding.bytes(clips.map { AlteredLooks($0) })
      state.withLock { state in
        state.plain[batch] = plain
        state.altered[batch] = altered
      }
    }
    state.withLock { $0.making = 0 }
  }

  /// Processor time that went into making clips.
  var makingMinutes: Double { state.withLock { Double($0.making) / 60e9 } }
  /// Of all looks that were handed over or kept before.
  var keptBytes: Int {
    state.withLock { state in
      [state.plain, state.altered].reduce(state.bytes) { sum, kept in
        kept.values.reduce(sum) { $0 + $1.count }
      }
    }
  }

  func source(of clip: Int) -> Int? {
    same ? (clip > 0 ? 0 : nil) : catalog.source(of: clip)
  }

  var count: Int { (clips + Self.size - 1) / Self.size }

  func part(of batch: Int) -> CopyPart {
    (batch + 1) * Self.size <= known ? .known(circle: 0) : .new
  }

  func clips(of batch: Int) -> [ClipFingerprint] {
    let start = threadNanoseconds()
    let made = (batch * Self.size..<min(clips, (batch + 1) * Self.size)).map { number in
      same ? catalog.noisy(number) : catalog.clip(number)
    }
    let spent = threadNanoseconds() - start
    state.withLock { $0.making += spent }
    return made
  }

  func plainLooks(of batch: Int) -> [PlainLooks]? {
    state.withLock { $0.plain[batch] }.flatMap(LooksCoding.plain)
  }

  func alteredLooks(of batch: Int) -> [AlteredLooks]? {
    state.withLock { $0.altered[batch] }.flatMap(LooksCoding.altered)
  }

  func keep(_ looks: [PlainLooks], of batch: Int) {
    let bytes = LooksCoding.bytes(looks)
    state.withLock { $0.bytes += bytes.count }
  }

  func keep(_ looks: [AlteredLooks], of batch: Int) {
    let bytes = LooksCoding.bytes(looks)
    state.withLock { $0.bytes += bytes.count }
  }

  /// Processor time of this thread in nanoseconds.
  private func threadNanoseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
