/// Finds all keys within 5 differing bits of a given one, exactly, without comparing them all.
///
/// Multi-index hashing (Norouzi, Punjani, Fleet 2012): keys are cut into 3 chunks of 20 bits; of 5
/// differing bits one chunk has at most 1. So the 21 chunks within 1 bit of the query's are looked
/// up in each of 3 tables, and what lies there is compared in full. A chunk takes every third bit:
/// neighbouring bits of a key depend on each other, and chunks of them would fill few buckets. Many keys
/// are looked for together, in the order of their chunks, so that what is looked up one after the other
/// lies close together in memory.
///
/// Of few keys each is entered in all 21 places where it is looked for, so that one look is enough; of very few
/// all are compared.
///
/// Memory: 36 bytes a key and 12 MB; of up to 131,072 keys 756 bytes each.
struct CopyIndex: Sendable {
  static let radius = 5
  private static let chunkBits = 20
  /// Keys up to which all are compared, and up to which each is entered wherever it is looked for.
  private static let fewest = 256
  private static let few = 131_072

  private let tables: [Table]
  private let all: [(key: CoarseKey, owner: UInt32)]
  private let kernels: Kernels

  /// Indexes `keys`, each of which stands for the owner at the same position.
  ///
  /// - Precondition: there are as many owners as keys, fewer than 2^32.
  /// - Throws: `CopySearchStopped`.
  init(
    keys: [CoarseKey], owners: [UInt32], kernels: Kernels = .best, stop: StopCheck = .never
  ) throws {
    precondition(keys.count == owners.count && keys.count < UInt32.max)
    self.kernels = kernels
    let isTiny = keys.count <= Self.fewest
    all = isTiny ? Array(zip(keys, owners)).map { (key: $0, owner: $1) } : []
    tables =
      isTiny
      ? []
      : try (0..<3).map {
        try Table(keys: keys, owners: owners, phase: $0, isSpread: keys.count <= Self.few, stop)
      }
  }

  /// For every one of `keys` calls `found` with its number and the owners of keys within the radius, some
  /// more than once; up to three times for a key, in no order that means anything.
  ///
  /// - Throws: what `found` throws; `CopySearchStopped`.
  func search(
    near keys: [CoarseKey], stop: StopCheck = .never,
    found: (_ number: Int, _ owners: [UInt32]) throws -> Void
  ) throws {
    for table in tables { try table.search(near: keys, kernels, stop, found: found) }
    guard !all.isEmpty else { return }
    for (number, key) in keys.enumerated() {
      let near = all.filter { $0.key.difference(from: key) <= Self.radius }
      if !near.isEmpty { try found(number, near.map(\.owner)) }
    }
  }

  /// The keys sorted by one of their chunks; `starts` says where each value of the chunk begins.
  private struct Table: Sendable {
    let phase: Int
    /// By how many bits chunks that are looked up are changed, one at a time.
    let flips: Int
    let starts: [UInt32]
    let keys: [UInt64]
    let owners: [UInt32]

    init(
      keys: [CoarseKey], owners: [UInt32], phase: Int, isSpread: Bool, _ stop: StopCheck
    ) throws {
      let changes = [0] + (isSpread ? (0..<chunkBits).map { 1 << $0 } : [])
      var starts = [UInt32](repeating: 0, count: 1 << chunkBits + 1)
      for (number, key) in keys.enumerated() {
        if number % 65536 == 0 { try stop.check() }
        let chunk = key.everyThirdBit(from: phase)
        for change in changes { starts[(chunk ^ change) + 1] += 1 }
      }
      for value in 1..<starts.count { starts[value] += starts[value - 1] }
      var next = starts
      var sortedKeys = [UInt64](repeating: 0, count: keys.count * changes.count)
      var sortedOwners = [UInt32](repeating: 0, count: sortedKeys.count)
      for (number, key) in keys.enumerated() {
        if number % 65536 == 0 { try stop.check() }
        let chunk = key.everyThirdBit(from: phase)
        for change in changes {
          let place = Int(next[chunk ^ change])
          sortedKeys[place] = key.bits
          sortedOwners[place] = owners[number]
          next[chunk ^ change] += 1
        }
      }
      flips = isSpread ? 0 : chunkBits
      self.phase = phase
      self.starts = starts
      self.keys = sortedKeys
      self.owners = sortedOwners
    }

    func search(
      near queries: [CoarseKey], _ kernels: Kernels, _ stop: StopCheck,
      found: (Int, [UInt32]) throws -> Void
    ) throws {
      let chunks = queries.map { UInt32($0.everyThirdBit(from: phase)) }
      var positions: [UInt32] = []
      var near: [UInt32] = []
      for (count, number) in chunks.order(bits: chunkBits).enumerated() {
        if count % 1024 == 0 { try stop.check() }
        kernels.nearKeys(
          keys, starts: starts, chunkBits: flips, chunk: Int(chunks[Int(number)]),
          key: queries[Int(number)].bits, radius: radius, into: &positions)
        guard !positions.isEmpty else { continue }
        near.removeAll(keepingCapacity: true)
        for position in positions { near.append(owners[Int(position)]) }
        try found(Int(number), near)
      }
    }
  }
}

extension CoarseKey {
  /// Bits `phase`, `phase` + 3, `phase` + 6, ..., packed: 20 of them.
  func everyThirdBit(from phase: Int) -> Int {
    var packed = bits >> UInt64(phase) & 0x1249_2492_4924_9249
    for (shift, mask) in [
      (2, 0x10C3_0C30_C30C_30C3), (4, 0x100F_00F0_0F00_F00F), (8, 0x001F_0000_FF00_00FF),
      (16, 0x001F_0000_0000_FFFF), (32, 0x0000_0000_001F_FFFF),
    ] as [(UInt64, UInt64)] {
      packed = (packed | packed >> shift) & mask
    }
    return Int(packed)
  }
}

extension [UInt32] {
  /// The positions of values of this many bits, the lowest value first, of equal ones the first.
  fileprivate func order(bits: Int) -> [UInt32] {
    let digit = (bits + 1) / 2
    return [0, digit].reduce(into: indices.map(UInt32.init)) { order, shift in
      var ends = [Int](repeating: 0, count: 1 << digit + 1)
      let value = { (position: UInt32) in
        Int(self[Int(position)] >> UInt32(shift)) & (1 << digit - 1)
      }
      for position in order { ends[value(position) + 1] += 1 }
      for value in 1..<ends.count { ends[value] += ends[value - 1] }
      var sorted = order
      for position in order {
        sorted[ends[value(position)]] = position
        ends[value(position)] += 1
      }
      order = sorted
    }
  }
}
