import GRDB

/// By what the videos of a catalog were measured, part by part.
struct MeasurementProfile: Hashable {
  private static let depth = "depth"
  private static let wholly = "every frame"
  private static let order = [
    depth, "facts", "samples", "timeline", "shots", "fingerprints", "hashes", "pictures", "screen",
    "limits",
  ]
  private static let mostNamed = 3

  /// For each part all values that videos have.
  private var values: [String: Set<String>] = [:]
  private var scores: Set<String> = []

  init(_ catalog: Catalog) throws {
    try catalog.read { database in
      let revisions = try Catalog.revisions(database)
      let kinds = try Row.fetchCursor(
        database, sql: "SELECT DISTINCT outcome, depth, measurement FROM videos")
      while let kind = try kinds.next() {
        guard let outcome = try Outcome(rawValue: kind.value(0)),
          let depth = try kind.value(1, as: String?.self).flatMap(ScanDepth.init),
          let revisions = try revisions[kind.value(2)]
        else { continue }
        add(outcome, depth, revisions)
      }
    }
  }

  private mutating func add(
    _ outcome: Outcome, _ depth: ScanDepth, _ revisions: MeasurementRevisions
  ) {
    if let limits = revisions.limits { add("limits", limits) }
    switch (outcome, depth) {
    case (.scanned, .frames):
      add(Self.depth, Self.wholly)
      add("facts", revisions.facts)
      add("samples", revisions.samples)
      add("timeline", revisions.timeline)
      add("shots", revisions.shots)
      add("fingerprints", revisions.fingerprints)
      add("hashes", revisions.hashes)
      add("pictures", revisions.pictures)
      for (score, revision) in revisions.scores { add(score, revision) }
      scores.formUnion(revisions.scores.keys)
    case (.scanned, _):
      add(Self.depth, "keyframes")
      add("samples of keyframes", revisions.samples)
      for (score, revision) in revisions.scores { add("\(score) of keyframes", revision) }
    case (.rejected, _): add("screen", revisions.screen)
    default: break
    }
  }

  private mutating func add(_ part: String, _ value: String?) {
    values[part, default: []].insert(value ?? "none")
  }

  /// What is known of `part`; nil where no video tells.
  private func known(_ part: String, isScore: Bool) -> Set<String>? {
    if isScore, values[part] == nil, values[Self.depth]?.contains(Self.wholly) == true {
      return ["none"]
    }
    return values[part]
  }

  /// The parts that videos of `other` have otherwise, in words: "its shots are by adaptive, not
  /// transitions"; nil where there are none.
  func difference(of other: MeasurementProfile) -> String? {
    let scores = scores.union(other.scores)
    let names = Set(values.keys).union(other.values.keys).union(scores)
    let listed = Self.order + names.subtracting(Self.order).sorted()
    var differences: [(part: String, text: String)] = []
    for part in listed {
      guard let own = known(part, isScore: scores.contains(part)),
        let others = other.known(part, isScore: scores.contains(part)), own != others
      else { continue }
      // They are made shot by shot.
      if part == "fingerprints", differences.contains(where: { $0.part == "shots" }) { continue }
      let texts = Self.texts(others, own)
      differences.append((part, "\(part): \(texts.0), not \(texts.1)"))
    }
    guard !differences.isEmpty else { return nil }
    let more = differences.count - Self.mostNamed
    return (differences.prefix(Self.mostNamed).map(\.text) + (more > 0 ? ["\(more) more"] : []))
      .joined(separator: "; ")
  }

  /// Two sets of "REVISION; SETTINGS" or "REVISION" by that in which they differ.
  private static func texts(_ a: Set<String>, _ b: Set<String>) -> (String, String) {
    let (x, y) = (settings(a), settings(b))
    if x != y { return (x, y) }
    return (a.sorted().joined(separator: " and "), b.sorted().joined(separator: " and "))
  }

  private static func settings(_ values: Set<String>) -> String {
    let texts = values.map { value in
      let parts = value.split(separator: "; ", maxSplits: 1)
      let isRevision = parts[0].allSatisfy(\.isNumber)
      return parts.count == 2 ? String(parts[1]) : isRevision ? "revision \(value)" : value
    }
    return texts.sorted().joined(separator: " and ")
  }
}
