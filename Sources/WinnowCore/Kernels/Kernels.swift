import CKernels

/// The inner loops over samples, in the fastest form this processor runs.
///
/// All tiers return the same integers; `reference` is their specification.
public struct Kernels: Sendable {
  /// "reference", "baseline", "avx2" or "avx512".
  public let tier: String
  let table: KernelTable?

  /// The scalar Swift reference.
  public static let reference = Kernels(tier: "reference", table: nil)

  /// Every tier this processor runs, slowest first.
  public static let available: [Kernels] =
    [reference] + KernelTable.available.map { Kernels(tier: $0.name, table: $0) }

  /// The fastest tier this processor runs.
  public static let best = available[available.count - 1]

  /// Means of `factor` x `factor` squares, rounded half up; rows and columns that fill no square
  /// are left out.
  ///
  /// - Parameter rowStep: of each square the first row and every `rowStep`-th below it count.
  /// - Precondition: 1 <= rowStep <= factor <= 256 and no side of `plane` is shorter than `factor`.
  public func boxReduce(_ plane: PlaneView, factor: Int, rowStep: Int = 1) -> Plane {
    precondition(1...256 ~= factor && plane.width >= factor && plane.height >= factor)
    precondition(1...factor ~= rowStep)
    return table?.boxReduce(plane, factor: factor, rowStep: rowStep)
      ?? ScalarReference.boxReduce(plane, factor: factor, rowStep: rowStep)
  }

  /// The samples of `plane` brought to eight bits.
  public func narrow(_ plane: DeepPlaneView, by narrowing: Narrowing) -> Plane {
    table?.narrow(plane, by: narrowing) ?? ScalarReference.narrow(plane, by: narrowing)
  }

  /// How many samples have each of the 256 values.
  public func histogram(_ plane: PlaneView) -> [UInt32] {
    table?.histogram(plane) ?? ScalarReference.histogram(plane)
  }

  /// Moments of `a - b`.
  ///
  /// - Precondition: both planes have the same size.
  public func difference(_ a: PlaneView, _ b: PlaneView) -> Moments {
    precondition(a.width == b.width && a.height == b.height)
    return table?.difference(a, b) ?? ScalarReference.difference(a, b)
  }

  /// Sums over the pairs of samples of two planes.
  ///
  /// - Precondition: both planes have the same size.
  public func pairMoments(_ u: PlaneView, _ v: PlaneView) -> PairMoments {
    precondition(u.width == v.width && u.height == v.height)
    return table?.pairMoments(u, v) ?? ScalarReference.pairMoments(u, v)
  }

  /// Means by area of `columns` x `rows` cells, row after row, in units of 1/256 of a level.
  ///
  /// - Precondition: the taps were made for this plane's width and height.
  public func areaAverage(_ plane: PlaneView, columns: AreaTaps, rows: AreaTaps) -> [UInt16] {
    precondition(columns.end <= plane.width && rows.end <= plane.height)
    return table?.areaAverage(plane, columns: columns, rows: rows)
      ?? ScalarReference.areaAverage(plane, columns: columns, rows: rows)
  }

  /// `areaAverage` rounded half up to whole levels.
  public func areaAveragePlane(_ plane: PlaneView, columns: AreaTaps, rows: AreaTaps) -> Plane {
    let cells = areaAverage(plane, columns: columns, rows: rows)
    return Plane(width: columns.count, height: rows.count) { samples in
      // A cell is at most 255 * 256, to which a half is added within 16 bits.
      for (i, cell) in cells.enumerated() {
        samples[i] = UInt8(truncatingIfNeeded: (cell &+ 128) >> 8)
      }
    }
  }

  /// For each of the 8 x 4 blocks (8 x 9 samples) of `b`, the smallest sum of absolute differences
  /// to `a` shifted by up to `radius` in both directions; `a` repeats its border outward.
  ///
  /// - Precondition: both hold 64 x 36 samples and 0 <= radius <= 8.
  public func blockSearch(_ a: [UInt8], _ b: [UInt8], radius: Int) -> [UInt16] {
    precondition(a.count == 64 * 36 && b.count == 64 * 36 && 0...8 ~= radius)
    return table?.blockSearch(a, b, radius: radius)
      ?? ScalarReference.blockSearch(a, b, radius: radius)
  }

  /// How `query` differs from each of `codes`.
  public func codeDifferences(_ query: ContrastCode, _ codes: ArraySlice<ContrastCode>)
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
