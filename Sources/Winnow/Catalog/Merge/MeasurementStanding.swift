import WinnowCore

/// How well a video is measured beside another row of the same: the less the better.
enum MeasurementStanding {
  static func of(
    _ outcome: Outcome, _ depth: ScanDepth?, _ revisions: MeasurementRevisions,
    by keys: MeasurementKeys
  ) -> Int {
    guard let depth else { return 500 }
    let video = KnownVideo(
      row: 0, id: nil, size: 0, measurement: 0, outcome: outcome, depth: depth, frames: 0)
    let staleness = keys.staleness(of: video, revisions)
    switch (outcome, depth) {
    case (.scanned, .frames):
      switch staleness {
      // One that lacks younger facts is good, and one that has them is better.
      case .current: return revisions.read == nil ? 1 : 0
      case .parts(let missing): return 2 + missing.count
      case .whole: return 100
      }
    case (.scanned, _): return staleness == .current ? 200 : 201
    case (.rejected, _): return staleness == .current ? 300 : 301
    default: return 400
    }
  }
}

extension MeasurementParts {
  fileprivate var count: Int {
    [shots, fingerprints, hashes, pictures].count { $0 } + min(scores?.count ?? 90, 90)
  }
}
