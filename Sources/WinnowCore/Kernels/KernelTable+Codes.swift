import CKernels

extension KernelTable {
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
