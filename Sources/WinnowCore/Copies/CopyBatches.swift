/// Clips of a search in batches, as much as is in memory at a time for each processor. Clips are counted
/// through all of them. What there is to read is read on several threads.
package protocol CopyBatches: Sendable {
  var count: Int { get }

  /// What is wanted of the clips of a batch.
  func part(of batch: Int) -> CopyPart

  /// The clips of a known batch, by their positions in it, that have never been compared themselves, since
  /// others like them were.
  func represented(in batch: Int) -> Set<Int>

  /// The clips of a batch with their pictures; asked for several times.
  func clips(of batch: Int) throws -> [ClipFingerprint]

  /// The pictures of the clips of a batch alone: of each clip, of each framing, moment by moment.
  func pictures(of batch: Int) throws -> [[[Plane]]]

  /// What was kept of the clips of a batch; nil where nothing was.
  func plainLooks(of batch: Int) throws -> [PlainLooks]?
  func alteredLooks(of batch: Int) throws -> [AlteredLooks]?

  /// Takes what is to be kept of the clips of a batch of which nothing was.
  func keep(_ looks: [PlainLooks], of batch: Int) throws
  func keep(_ looks: [AlteredLooks], of batch: Int) throws
}

extension CopyBatches {
  package func represented(in batch: Int) -> Set<Int> { [] }
  package func pictures(of batch: Int) throws -> [[[Plane]]] {
    try clips(of: batch).map { $0.framings.map(\.pictures) }
  }
  package func plainLooks(of batch: Int) throws -> [PlainLooks]? { nil }
  package func alteredLooks(of batch: Int) throws -> [AlteredLooks]? { nil }
  package func keep(_ looks: [PlainLooks], of batch: Int) throws {}
  package func keep(_ looks: [AlteredLooks], of batch: Int) throws {}
}
