import WinnowCore

/// What a scan measures again of videos that the catalog knows, and of how many.
package struct StaleParts: Hashable, Sendable {
  /// Videos of which everything is.
  package private(set) var whole = 0
  /// Videos of which these parts are, by name.
  package private(set) var parts: [String: Int] = [:]

  mutating func count(_ wanted: Staleness) {
    switch wanted {
    case .current: break
    case .whole: whole += 1
    case .parts(let missing):
      let named: [(String, Bool)] = [
        ("shots", missing.shots), ("fingerprints", missing.fingerprints),
        ("hashes", missing.hashes), ("small pictures", missing.pictures),
      ]
      for (name, isMissing) in named where isMissing { parts[name, default: 0] += 1 }
      for score in missing.scores ?? [] { parts[score, default: 0] += 1 }
      if missing == MeasurementParts() { parts["facts", default: 0] += 1 }
    }
  }

  package var isEmpty: Bool { whole == 0 && parts.isEmpty }
}

extension StaleParts: CustomStringConvertible {
  /// "everything of 2 videos; shots of 12 videos; motion.vmaf of 12 videos"
  package var description: String {
    let videos = { (count: Int) in "\(count) video\(count == 1 ? "" : "s")" }
    let everything = whole > 0 ? ["everything of \(videos(whole))"] : []
    let listed = parts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\($0.key) of \(videos($0.value))" }
    let more = listed.count - Self.mostListed
    let rest = more > 0 ? ["\(more) more"] : []
    return (everything + listed.prefix(Self.mostListed) + rest).joined(separator: "; ")
  }

  private static let mostListed = 6
}
