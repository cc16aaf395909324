/// All clips of a search, taken over from their batches: what of them is held, and the keys they are found
/// by.
struct GatheredClips {
  private(set) var catalog = CopyCatalog()
  /// The number of the first clip and of the first sheet of each batch.
  private(set) var starts: [(clip: Int, sheet: Int)] = []
  private var keys: [CopyPart: OwnedKeys] = [:]

  /// Keys with the codes that have them.
  private struct OwnedKeys {
    var keys: [CoarseKey] = []
    var codes: [UInt32] = []
  }

  /// - Parameters:
  ///   - parts: of each batch.
  ///   - clips: reads a batch.
  /// - Throws: what `clips` throws.
  init(
    _ parts: [CopyPart], kernels: Kernels, _ clips: @Sendable (Int) throws -> [ClipFingerprint]
  ) throws {
    var batches: [Batch?] = try concurrentMap(count: parts.count) { batch in
      Batch(try clips(batch), kernels)
    }
    reserve(for: batches, parts)
    // What has been taken over is let go of: of a large catalog there is no room for two.
    for (number, part) in parts.enumerated() {
      starts.append((catalog.clipCount, catalog.sheets.count))
      guard let batch = batches[number] else { continue }
      let first = UInt32(catalog.codes.count)
      keys[part]?.keys += batch.keys
      keys[part]?.codes += batch.codes.map { $0 + first }
      catalog.append(batch.catalog)
      batches[number] = nil
    }
  }

  private mutating func reserve(for batches: [Batch?], _ parts: [CopyPart]) {
    catalog.reserve(codes: batches.reduce(0) { $0 + ($1?.catalog.codes.count ?? 0) })
    for part in Set(parts) {
      let count = zip(batches, parts).reduce(0) { $0 + ($1.1 == part ? $1.0?.keys.count ?? 0 : 0) }
      var owned = OwnedKeys()
      owned.keys.reserveCapacity(count)
      owned.codes.reserveCapacity(count)
      keys[part] = owned
    }
  }

  /// What clips of `part` are compared with.
  func index(for part: CopyPart, kernels: Kernels) -> CopyIndex {
    let wanted = keys.filter { part.isCompared(with: $0.key) }.map(\.value)
    // Without a copy where there is one part alone.
    if wanted.count == 1 {
      return CopyIndex(keys: wanted[0].keys, owners: wanted[0].codes, kernels: kernels)
    }
    return CopyIndex(
      keys: wanted.flatMap(\.keys), owners: wanted.flatMap(\.codes), kernels: kernels)
  }
}

/// The sheets of a batch, and the keys they are found by with the codes that have them.
private struct Batch: Sendable {
  let catalog: CopyCatalog
  private(set) var keys: [CoarseKey] = []
  private(set) var codes: [UInt32] = []

  init(_ clips: [ClipFingerprint], _ kernels: Kernels) {
    catalog = CopyCatalog(clips)
    for (number, sheet) in catalog.sheets.enumerated() {
      let query = CopyQuery(sheet, of: clips[sheet.clip], kernels: kernels)
      for (key, picture) in query.keys() {
        keys.append(key)
        codes.append(UInt32(catalog.codes(of: number).lowerBound + picture))
      }
    }
  }
}
