/// Batches of which nothing is kept.
struct PassingBatches: CopyBatches {
  let parts: [CopyPart]
  let read: @Sendable (Int) throws -> [ClipFingerprint]

  var count: Int { parts.count }
  func part(of batch: Int) -> CopyPart { parts[batch] }
  func clips(of batch: Int) throws -> [ClipFingerprint] { try read(batch) }
}
