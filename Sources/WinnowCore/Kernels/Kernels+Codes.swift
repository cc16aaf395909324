import CKernels

extension Kernels {
  /// How `query` differs from each of `codes`.
  package func codeDifferences(_ query: ContrastCode, _ codes: ArraySlice<ContrastCode>)
    -> [CodeDifference]
  {
    table?.codeDifferences(query, codes) ?? ScalarReference.codeDifferences(query, codes)
  }

  /// The code of 16 x 16 cell means in units of 1/256 of a level, row after row.
  ///
  /// - Precondition: there are 256 cells.
  func contrastCode(_ cells: [UInt16]) -> ContrastCode {
    precondition(cells.count == ContrastCode.side * ContrastCode.side)
    return table?.contrastCode(cells) ?? ContrastCode(cells: cells)
  }

  /// The positions of keys within `radius` bits of `key` in the bucket of `chunk` and in those that differ
  /// from it in one of the lowest `chunkBits` bits, bucket after bucket, into `found`, which grows where
  /// it has to.
  ///
  /// - Precondition: `starts` has a start for each bucket, all that are meant among them, and the end of
  ///   the last; keys are sorted by bucket.
  func nearKeys(
    _ keys: [UInt64], starts: [UInt32], chunkBits: Int, chunk: Int, key: UInt64, radius: Int,
    into found: inout [UInt32]
  ) {
    precondition(chunk | (1 << chunkBits - 1) < starts.count - 1)
    found.removeAll(keepingCapacity: true)
    if let table {
      table.nearKeys(
        keys, starts: starts, chunkBits: chunkBits, chunk: chunk, key: key, radius: radius,
        into: &found)
    } else {
      found += ScalarReference.nearKeys(
        keys, starts: starts, chunkBits: chunkBits, chunk: chunk, key: key, radius: radius)
    }
  }

  /// Of the codes with the numbers `ids`, those that lie at most `limit` 1/10000 from `query`.
  ///
  /// - Precondition: there are codes with these numbers.
  func nearCodes(_ codes: [ContrastCode], ids: [UInt32], to query: ContrastCode, limit: Int)
    -> [UInt32]
  {
    table?.nearCodes(codes, ids: ids, to: query, limit: limit)
      ?? ids.filter { CodeDifference(query, codes[Int($0)]).distance.map { $0 <= limit } ?? false }
  }
}

extension KernelTable {
  func codeDifferences(_ query: ContrastCode, _ codes: ArraySlice<ContrastCode>)
    -> [CodeDifference]
  {
    var triples = [UInt16](repeating: 0, count: codes.count * 3)
    codes.withUnsafeBufferPointer { codes in
      withUnsafePointer(to: query) { query in
        guard let first = codes.baseAddress else { return }
        first.withMemoryRebound(to: winnow_code.self, capacity: codes.count) { first in
          query.withMemoryRebound(to: winnow_code.self, capacity: 1) { query in
            table.pointee.code_differences(query, first, codes.count, &triples)
          }
        }
      }
    }
    return triples.withUnsafeBufferPointer { triples in
      [CodeDifference](unsafeUninitializedCapacity: codes.count) { differences, count in
        for i in 0..<codes.count {
          differences.initializeElement(
            at: i,
            to: CodeDifference(
              valid: Int(triples[3 * i]), mismatches: Int(triples[3 * i + 1]),
              lone: Int(triples[3 * i + 2])))
        }
        count = codes.count
      }
    }
  }

  func contrastCode(_ cells: [UInt16]) -> ContrastCode {
    var code = winnow_code()
    cells.withUnsafeBufferPointer { table.pointee.contrast_code($0.baseAddress!, &code) }
    let words = code.words
    return ContrastCode(
      bits: Bits256(words.0, words.1, words.2, words.3),
      mask: Bits256(words.4, words.5, words.6, words.7))
  }

  /// Appends the positions to `found`, which is empty.
  func nearKeys(
    _ keys: [UInt64], starts: [UInt32], chunkBits: Int, chunk: Int, key: UInt64, radius: Int,
    into found: inout [UInt32]
  ) {
    func search(_ room: UnsafeMutableBufferPointer<UInt32>) -> Int {
      keys.withUnsafeBufferPointer { keys in
        starts.withUnsafeBufferPointer { starts in
          guard let first = keys.baseAddress else { return 0 }
          return table.pointee.near_keys(
            first, starts.baseAddress!, Int32(chunkBits), UInt32(chunk), key, Int32(radius),
            room.baseAddress!, room.count)
        }
      }
    }
    var count = 0
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 512) { room in
      count = search(room)
      found.append(contentsOf: room.prefix(min(count, room.count)))
    }
    guard count > found.count else { return }
    found = [UInt32](unsafeUninitializedCapacity: count) { room, written in
      written = search(room)
    }
  }

  func nearCodes(_ codes: [ContrastCode], ids: [UInt32], to query: ContrastCode, limit: Int)
    -> [UInt32]
  {
    precondition(ids.allSatisfy { $0 < codes.count })
    guard !ids.isEmpty else { return [] }
    var kept = [UInt32](repeating: 0, count: ids.count)
    let count = codes.withUnsafeBufferPointer { codes in
      withUnsafePointer(to: query) { query in
        codes.baseAddress!.withMemoryRebound(to: winnow_code.self, capacity: codes.count) { codes in
          query.withMemoryRebound(to: winnow_code.self, capacity: 1) { query in
            table.pointee.near_codes(
              codes, ids, ids.count, query, Int32(ContrastCode.fewestBits), Int32(limit), &kept)
          }
        }
      }
    }
    return kept.prefix(count).map { ids[Int($0)] }
  }
}

extension ScalarReference {
  static func codeDifferences(_ query: ContrastCode, _ codes: ArraySlice<ContrastCode>)
    -> [CodeDifference]
  {
    codes.map { code in
      let both = query.mask & code.mask
      return CodeDifference(
        valid: both.bitCount, mismatches: ((query.bits ^ code.bits) & both).bitCount,
        lone: (query.mask ^ code.mask).bitCount)
    }
  }

  static func nearKeys(
    _ keys: [UInt64], starts: [UInt32], chunkBits: Int, chunk: Int, key: UInt64, radius: Int
  ) -> [UInt32] {
    ((0..<chunkBits).map { chunk ^ 1 << $0 } + [chunk]).flatMap { bucket in
      (starts[bucket]..<starts[bucket + 1]).filter {
        (keys[Int($0)] ^ key).nonzeroBitCount <= radius
      }
    }
  }
}
