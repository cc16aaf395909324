import Foundation
import WinnowCore

/// Goes through the measured videos of a catalog in order, as rules cut them, on all processors. No more
/// than some of them are held at a time.
struct CutPass: Sendable {
  /// Videos that are read together.
  private static let size = Catalog.videosAtATime

  let reader: CutReader
  /// Whether what had to be cut is written, so that it is there the next time.
  var keeps = false

  /// Calls `work` for each video, on several threads, and `consume` with what it made, in order.
  func run<Result: Sendable>(
    _ entries: [VideoEntry], work: @escaping @Sendable (CutReader.Item) throws -> Result,
    consume: (CutReader.Item, Result) throws -> Void
  ) throws {
    let chunks = stride(from: 0, to: entries.count, by: Self.size).map {
      $0..<min($0 + Self.size, entries.count)
    }
    let reader = reader
    let workers = OrderedWork(workers: ProcessInfo.processInfo.activeProcessorCount)
    try workers.run(count: chunks.count) { chunk in
      Swift.Result {
        try reader.read(entries, chunks[chunk]).map { ($0, try work($0)) }
      }
    } consume: { _, result in
      try Cancellation.check()
      let items = try result.get()
      if keeps { try reader.catalog.keep(items.map(\.0).filter(\.isNew), cutBy: reader.cut) }
      for (item, made) in items { try consume(item, made) }
    }
  }
}
