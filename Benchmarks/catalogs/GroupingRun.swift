import Foundation
import WinnowCore

/// One catalog, grouped, all of it or the clips that have been added to others.
struct GroupingRun {
  static let header = """
    | clips | codes | minutes | processor minutes | of these making the clips | peak GB | copies found | other pairs | bytes kept a clip |
    | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
    """

  let row: String

  /// - Parameters:
  ///   - known: clips whose copies among themselves are not looked for, and whose looks are kept.
  ///   - added: clips behind them.
  ///   - same: whether all are one clip with noise.
  init(of catalog: SyntheticCatalog, known: Int = 0, added: Int, same: Bool = false) throws {
    let batches = SyntheticBatches(catalog, known: known, count: known + added, same: same)
    batches.keepKnown()
    let count = known + added
    let processor = Self.processorMinutes
    var matches: [CopyMatch] = []
    var groups: CopyGroups?
    let minutes = try Self.minutes {
      matches = try CopyFinder().findings(in: batches).matches
      groups = CopyGroups(seconds: [Double](repeating: 5, count: count), matches: matches)
    }
    let spent = Self.processorMinutes - processor
    let planted = (known..<count).compactMap { copy in
      batches.source(of: copy).map { (copy, $0) }
    }
    let found = planted.count { copy, source in
      let group = groups?.groupOfClip[copy] ?? nil
      return group != nil && group == groups?.groupOfClip[source]
    }
    let others = matches.count { match in
      let (a, b) = (batches.source(of: match.a), batches.source(of: match.b))
      return (a ?? match.a) != (b ?? match.b)
    }
    row =
      "| \(known > 0 ? "\(known) + " : "")\(added)\(same ? " all but the same" : "") | "
      + "\(count * PictureBands.moments) | "
      + String(
        format: "%.2f | %.2f | %.2f | %.2f | ", minutes, spent, batches.makingMinutes,
        Self.peakGigabytes)
      + "\(found)/\(planted.count) | \(others) | \(batches.keptBytes / count) |"
  }

  private static func minutes(_ body: () throws -> Void) rethrows -> Double {
    let start = DispatchTime.now().uptimeNanoseconds
    try body()
    return Double(DispatchTime.now().uptimeNanoseconds - start) / 60e9
  }

  private static var usage: rusage {
    var usage = rusage()
    getrusage(.init(RUSAGE_SELF.rawValue), &usage)
    return usage
  }

  private static var processorMinutes: Double {
    let usage = usage
    return
      (Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
      + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6) / 60
  }

  /// Of the whole process so far, as Linux tells it.
  private static var peakGigabytes: Double { Double(usage.ru_maxrss) / 1e6 }
}
