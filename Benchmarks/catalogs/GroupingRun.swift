import Foundation
import WinnowCore

/// One catalog, grouped, all of it or the clips that have been added to others.
struct GroupingRun {
  static let header = """
    | clips | codes | minutes | of that making the clips | processor minutes | peak GB | copies found | other pairs |
    | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
    """

  let row: String

  /// - Parameters:
  ///   - known: clips whose copies among themselves are not looked for.
  ///   - added: clips behind them.
  init(of catalog: SyntheticCatalog, known: Int = 0, added: Int) throws {
    let size = 64
    let count = known + added
    let batch: @Sendable (Int) -> [ClipFingerprint] = { number in
      (number * size..<min(count, (number + 1) * size)).map(catalog.clip)
    }
    let batches = (count + size - 1) / size
    let making = Self.minutes { _ = batch(batches / 2) } * Double(batches)
    let processor = Self.processorMinutes
    var matches: [CopyMatch] = []
    var groups: CopyGroups?
    let minutes = try Self.minutes {
      matches = try CopyFinder().matches(
        batches: batches, part: { ($0 + 1) * size <= known ? .known : .new }, batch)
      groups = CopyGroups(seconds: [Double](repeating: 5, count: count), matches: matches)
    }
    let spent = Self.processorMinutes - processor
    let planted = (known..<count).compactMap { copy in
      catalog.source(of: copy).map { (copy, $0) }
    }
    let found = planted.count { copy, source in
      let group = groups?.groupOfClip[copy] ?? nil
      return group != nil && group == groups?.groupOfClip[source]
    }
    let others = matches.count { match in
      let (a, b) = (catalog.source(of: match.a), catalog.source(of: match.b))
      return (a ?? match.a) != (b ?? match.b)
    }
    // Clips are made twice, on as many threads as there are.
    let threads = Double(ProcessInfo.processInfo.activeProcessorCount)
    row =
      "| \(known > 0 ? "\(known) + " : "")\(added) | \(count * PictureBands.moments) | "
      + String(
        format: "%.2f | %.2f | %.2f | %.2f | ", minutes, 2 * making / threads, spent,
        Self.peakGigabytes) + "\(found)/\(planted.count) | \(others) |"
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
