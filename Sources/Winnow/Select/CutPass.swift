/// Goes through the measured videos of a catalog in order, as rules cut them, on all processors.
struct CutPass: Sendable {
  let reader: CutReader
  /// Whether what had to be cut is written, so that it is there the next time.
  var keeps = false

  /// Calls `work` for each video, on several threads, and `consume` with what it made, in order.
  func run<Result: Sendable>(
    _ entries: [VideoEntry], work: @escaping @Sendable (CutReader.Item) throws -> Result,
    consume: (CutReader.Item, Result) throws -> Void
  ) throws {
    let reader = reader
    try entries.inChunks { chunk in
      try reader.read(entries, chunk.indices).map { ($0, try work($0)) }
    } consume: { items in
      if keeps { try reader.catalog.keep(items.map(\.0).filter(\.isNew), cutBy: reader.cut) }
      for (item, made) in items { try consume(item, made) }
    }
  }
}
