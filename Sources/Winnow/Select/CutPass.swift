import Foundation
import WinnowCore

/// Goes through the measured videos of a catalog in order, as rules cut them, on all processors. No more
/// than some of them are held at a time.
struct CutPass: Sendable {
  /// Frames of videos that are read together, which say how many clips there may be.
  private static let frames = 1 << 18

  let reader: CutReader
  /// Whether what had to be cut is written, so that it is there the next time.
  var keeps = false

  /// Calls `work` for each video, on several threads, and `consume` with what it made, in order.
  func run<Result: Sendable>(
    _ entries: [VideoEntry], work: @escaping @Sendable (CutReader.Item) throws -> Result,
    consume: (CutReader.Item, Result) throws -> Void
  ) throws {
    let chunks = Self.chunks(entries)
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

  /// Videos that follow each other, and are read together.
  private static func chunks(_ entries: [VideoEntry]) -> [Range<Int>] {
    var (chunks, start, sum) = ([Range<Int>](), 0, 0)
    for (position, entry) in entries.enumerated() {
      let isFull = position - start == Catalog.videosAtATime || sum + Int(entry.frames) > frames
      if isFull, position > start {
        chunks.append(start..<position)
        (start, sum) = (position, 0)
      }
      sum += Int(entry.frames)
    }
    return start < entries.count ? chunks + [start..<entries.count] : chunks
  }
}
