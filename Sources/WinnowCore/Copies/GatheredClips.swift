/// All clips of a search, taken over from their batches: what of them is held, and the keys they are found
/// by.
struct GatheredClips {
  private(set) var catalog = CopyCatalog()
  /// The number of the first clip and of the first sheet of each batch, and behind the last of all.
  private(set) var starts: [(clip: Int, sheet: Int)] = []
  /// Of each clip.
  private(set) var parts: [CopyPart] = []
  private(set) var prints: [ClipPrint] = []
  private(set) var anchors: [[CoarseKey]] = []
  /// Clips of known parts that have never been compared themselves.
  private(set) var uncompared: Set<Int> = []
  /// Keys with the codes that have them.
  private var keys: [CoarseKey] = []
  private var owners: [UInt32] = []

  /// - Throws: what `batches` throw; `CopySearchStopped`.
  init(_ batches: some CopyBatches, kernels: Kernels, stop: StopCheck) throws {
    var read: [Batch?] = try concurrentMap(count: batches.count) { batch in
      try stop.check()
      return Batch(try Self.looks(of: batch, in: batches, kernels))
    }
    reserve(for: read)
    // What has been taken over is let go of: of a large catalog there is no room for two.
    for number in 0..<batches.count {
      starts.append((catalog.clipCount, catalog.sheets.count))
      try stop.check()
      guard let batch = read[number] else { continue }
      for clip in batches.represented(in: number) { uncompared.insert(catalog.clipCount + clip) }
      append(batch, batches.part(of: number))
      read[number] = nil
    }
    starts.append((catalog.clipCount, catalog.sheets.count))
  }

  private static func looks(of batch: Int, in batches: some CopyBatches, _ kernels: Kernels)
    throws -> [PlainLooks]
  {
    if let kept = try batches.plainLooks(of: batch) { return kept }
    let looks = try batches.clips(of: batch).map { PlainLooks($0, kernels: kernels) }
    try batches.keep(looks, of: batch)
    return looks
  }

  private mutating func reserve(for batches: [Batch?]) {
    catalog.reserve(codes: batches.reduce(0) { $0 + ($1?.catalog.codes.count ?? 0) })
    let count = batches.reduce(0) { $0 + ($1?.keys.count ?? 0) }
    keys.reserveCapacity(count)
    owners.reserveCapacity(count)
  }

  private mutating func append(_ batch: Batch, _ part: CopyPart) {
    let first = UInt32(catalog.codes.count)
    keys += batch.keys
    owners += batch.owners.map { $0 + first }
    catalog.append(batch.catalog)
    prints += batch.prints
    anchors += batch.anchors
    parts += Array(repeating: part, count: batch.prints.count)
  }

  /// Has clips looked for among all others though their part is known.
  mutating func renew(_ clips: some Sequence<Int>) {
    for clip in clips { parts[clip] = .new }
  }

  /// The keys of the clips that are `wanted`, with the codes that have them.
  func keys(where isWanted: (Int) -> Bool) -> (keys: [CoarseKey], owners: [UInt32]) {
    let wanted = (0..<catalog.clipCount).map(isWanted)
    // Without a copy where that is all of them.
    if wanted.allSatisfy({ $0 }) { return (keys, owners) }
    var chosen: (keys: [CoarseKey], owners: [UInt32]) = ([], [])
    // Owners are in order of their clips.
    var (clip, end) = (-1, 0)
    for (key, owner) in zip(keys, owners) {
      while owner >= end {
        clip += 1
        end = catalog.firstCode(ofSheet: catalog.sheets(of: clip).upperBound)
      }
      guard wanted[clip] else { continue }
      chosen.keys.append(key)
      chosen.owners.append(owner)
    }
    return chosen
  }

  /// Of the parts whose clips are not compared with each other, the one with the most codes.
  var home: CopyPart? {
    var codes: [CopyPart: Int] = [:]
    for clip in parts.indices where parts[clip] != .new {
      let sheets = catalog.sheets(of: clip)
      codes[parts[clip], default: 0] +=
        catalog.firstCode(ofSheet: sheets.upperBound)
        - catalog.firstCode(ofSheet: sheets.lowerBound)
    }
    return codes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// Lets go of the keys, once they are indexed.
  mutating func dropKeys() {
    (keys, owners) = ([], [])
  }
}

/// The sheets of a batch, and the keys they are found by with the codes that have them.
private struct Batch: Sendable {
  let catalog: CopyCatalog
  let prints: [ClipPrint]
  let anchors: [[CoarseKey]]
  private(set) var keys: [CoarseKey] = []
  private(set) var owners: [UInt32] = []

  init(_ clips: [PlainLooks]) {
    catalog = CopyCatalog(clips)
    prints = clips.map(\.print)
    anchors = clips.map(\.anchors)
    for (number, sheet) in clips.flatMap(\.sheets).enumerated() {
      let first = catalog.firstCode(ofSheet: number)
      for key in sheet.keys {
        keys.append(key.key)
        owners.append(UInt32(first) + key.picture)
      }
    }
  }
}
