/// Lays the codes of one clip on those of another and measures how well they agree.
///
/// Time in the query is `speed` times that in the plain clip, plus an offset.
struct CopyAlignment {
  /// Distances up to here let a pair of codes vote, in 1/10000.
  static let farthestVote = 3200
  /// A pair votes with this less its distance; also what a score is measured from.
  static let reference = 3600
  /// The distance that counts where a code meets none like it.
  static let unmatched = 5000
  /// By how much the sum of all distances must lie below the limit, so that few codes have to agree
  /// better than many: .04 better if there are 3, .01 if there are 12.
  static let fewCodesAllowance = 1200
  /// Codes of a clip that vote at most, if both clips have more of them.
  static let voters = 256

  let plain: TimedCodes
  let query: TimedCodes
  let criteria: CopyCriteria
  let kernels: Kernels
  var stop = StopCheck.never

  /// The best alignment that meets the criteria.
  ///
  /// - Throws: `CopySearchStopped`.
  func best() throws -> AlignedSpan? {
    guard let votes = try votes() else { return nil }
    // Three codes at an acceptable distance leave this many votes at the least.
    let fewest = 3 * (Self.reference - limit)
    return votes.best(fewest: max(1, fewest)).compactMap(span).max { $0 < $1 }
  }

  private var limit: Int {
    Int(max(0, min(0.5, criteria.maximumDistance)) * Double(CodeDifference.distanceUnit))
  }

  /// The votes of all pairs of codes that are alike; nil where there are none.
  private func votes() throws -> OffsetVotes? {
    var votes: OffsetVotes?
    // With many codes on both sides some of them find the offset as well as all.
    let step = max(1, min(plain.count, query.count) / Self.voters)
    for i in stride(from: 0, to: plain.count, by: step) where plain.codes[i].isUsable {
      try stop.check()
      let differences = kernels.codeDifferences(plain.codes[i], query.codes[...])
      for (j, difference) in differences.enumerated() {
        guard let distance = difference.distance, distance <= Self.farthestVote else { continue }
        if votes == nil {
          votes = OffsetVotes(
            plain: plain.length, query: query.length, codes: plain.count + query.count)
        }
        votes?.add(
          Self.reference - distance, plainStart: Int(plain.starts[i]),
          queryHold: Int(query.starts[j])..<Int(query.ends[j]))
      }
    }
    return votes
  }

  /// Measures one alignment; nil where it does not meet the criteria.
  private func span(speed: Speed, offset: Int) -> AlignedSpan? {
    var span = AlignedSpan(
      speed: speed, offset: offset, plainLength: plain.length, queryLength: query.length)
    guard span.isLongEnough(for: criteria) else { return nil }
    var first = 0
    for i in 0..<plain.count {
      let time = Int(plain.starts[i]) * speed + offset
      guard time >= 0 else { continue }
      guard time < query.length else { break }
      while first < query.count, Int(query.ends[first]) + OffsetVotes.tolerance < time {
        first += 1
      }
      span.count(nearest(to: plain.codes[i], at: time, from: first))
    }
    let allowed = limit * span.counted - Self.fewCodesAllowance
    return span.matched >= criteria.minimumCodes && span.distances <= allowed ? span : nil
  }

  /// What a code of the plain clip meets at `time` of the query, whose earlier codes are over.
  private func nearest(to code: ContrastCode, at time: Int, from first: Int)
    -> AlignedSpan.Encounter
  {
    let isUsable = code.isUsable
    var encounter = isUsable ? AlignedSpan.Encounter.stranger : .nothing
    for j in first..<query.count {
      if Int(query.starts[j]) - OffsetVotes.tolerance > time { break }
      if !isUsable {
        if query.codes[j].isUsable { encounter = .stranger }
      } else if let distance = CodeDifference(code, query.codes[j]).distance,
        distance <= Self.farthestVote
      {
        encounter = encounter.nearer(distance)
      }
    }
    return encounter
  }
}
