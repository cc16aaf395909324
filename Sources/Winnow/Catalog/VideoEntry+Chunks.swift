import Foundation

extension [VideoEntry] {
  /// Frames of videos that are taken together, which say how many clips there may be.
  private static let frames = 1 << 18

  /// Calls `work` with videos that follow each other, some at a time, on all processors, and `consume` with
  /// what it made, in order. No more than some of them are held at a time.
  func inChunks<Made: Sendable>(
    _ work: @escaping @Sendable (ArraySlice<VideoEntry>) throws -> Made,
    consume: (Made) throws -> Void
  ) throws {
    let chunks = chunks
    let workers = OrderedWork(workers: ProcessInfo.processInfo.activeProcessorCount)
    try workers.run(count: chunks.count) { chunk in
      Result { try work(self[chunks[chunk]]) }
    } consume: { _, result in
      try Cancellation.check()
      try consume(result.get())
    }
  }

  private var chunks: [Range<Int>] {
    var (chunks, start, sum) = ([Range<Int>](), 0, 0)
    for (position, entry) in enumerated() {
      let isFull =
        position - start == Catalog.videosAtATime || sum + Int(entry.frames) > Self.frames
      if isFull, position > start {
        chunks.append(start..<position)
        (start, sum) = (position, 0)
      }
      sum += Int(entry.frames)
    }
    return start < count ? chunks + [start..<count] : chunks
  }
}
