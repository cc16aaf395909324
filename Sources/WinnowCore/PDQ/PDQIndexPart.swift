/// The hashes of a list by one part of theirs.
struct PDQIndexPart: Sendable {
  /// Behind the position of a hash stand so many of the lowest bits of its part.
  private static let lowerWidth: UInt32 = 6

  private let part: PDQPart
  private let masks: [UInt32]
  /// How many of the masks have at most 0, 1 and 2 bits.
  private let maskCounts: [Int]
  /// A bit for each value of the part: whether any hash has it.
  private let present: [UInt64]
  /// How many lower bits the hashes are not put in buckets by.
  private let bucketShift: UInt32
  /// For each bucket where its hashes begin, and where the last one's end.
  private let starts: [UInt32]
  /// Bucket after bucket, in the order of the list, each hash's position there and its lower bits.
  private let places: [UInt32]

  init(_ hashes: [PDQHash], _ part: PDQPart) {
    self.part = part
    (masks, maskCounts) = PDQPart.masks(width: part.width)
    let values = hashes.map { part.bits(of: $0) }
    var present = [UInt64](repeating: 0, count: 1 << (part.width - 6))
    for value in values { present[Int(value >> 6)] |= 1 << UInt64(value & 63) }
    self.present = present
    let shift = part.width > 18 ? Self.lowerWidth : 0
    var starts = [UInt32](repeating: 0, count: 1 << (part.width - Int(shift)) + 1)
    for value in values { starts[Int(value >> shift) + 1] += 1 }
    for i in 1..<starts.count { starts[i] += starts[i - 1] }
    var (next, places) = (starts, [UInt32](repeating: 0, count: values.count))
    for (position, value) in values.enumerated() {
      let bucket = Int(value >> shift)
      places[Int(next[bucket])] = UInt32(position) << Self.lowerWidth | value & Self.lowerMask
      next[bucket] += 1
    }
    (bucketShift, self.starts, self.places) = (shift, starts, places)
  }

  private static let lowerMask = UInt32(1) << lowerWidth - 1

  /// Appends the positions of all hashes whose part is at most `distance`, 0...2, from that of `query`.
  ///
  /// Goes step by step over all values, so that the processor waits for many of them at a time.
  func append(near query: PDQHash, within distance: Int, to found: inout [UInt32]) {
    let values = presentValues(near: part.bits(of: query), within: distance)
    for value in values { starts.prefetch(Int(value >> bucketShift)) }
    let buckets = values.map { value in
      let bucket = Int(value >> bucketShift)
      places.prefetch(Int(starts[bucket]))
      return (low: value & Self.lowerMask, start: starts[bucket], end: starts[bucket + 1])
    }
    for bucket in buckets {
      for place in places[Int(bucket.start)..<Int(bucket.end)]
      where place & Self.lowerMask == bucket.low {
        found.append(place >> Self.lowerWidth)
      }
    }
  }

  private func presentValues(near value: UInt32, within distance: Int) -> [UInt32] {
    let masks = masks[..<maskCounts[distance]]
    var values = [UInt32](repeating: 0, count: masks.count + 1)
    for mask in masks { present.prefetch(Int((value ^ mask) >> 6)) }
    var count = 0
    for mask in masks {
      let near = value ^ mask
      // Written in any case and kept where it counts: a branch would be foreseen wrongly too often.
      values[count] = near
      count += Int(truncatingIfNeeded: present[Int(near >> 6)] >> UInt64(near & 63) & 1)
    }
    values.removeLast(values.count - count)
    return values
  }
}
