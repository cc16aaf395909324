/// Crowds of clips that are all but the same: of each one stands for all.
///
/// Comparing every clip of a crowd with every other would take the square of their number. Clips are gone
/// through in the order of their prints, which depends on nothing but what they show: one that is all but the
/// same as one before it that stands for itself joins it, the latest of these, and stands for itself
/// otherwise. Who has fewer than `fewest` others behind it is no crowd, and all of them stand for themselves.
struct CopyCrowds {
  /// Clips behind one that make a crowd.
  static let fewest = 16
  /// Clips with a third of a key in common that are looked at, the latest of them.
  private static let most = 256

  /// Of the clips that another stands for, which.
  private(set) var representatives: [Int: Int] = [:]

  private static let thirds = 3
  /// By a third of the key of an anchor, the latest clip that has it and stands for itself, and behind each
  /// clip, anchor by anchor, third by third, the one before it.
  private var latest: [Int32] = []
  /// The same where there are few clips.
  private var latestOfFew: [Int: Int32] = [:]
  private var before: [Int32] = []
  /// The clips that stand for themselves, by their positions in `before`.
  private var standing: [Int] = []

  /// - Parameters:
  ///   - clips: those of a search; all but references may be in a crowd.
  ///   - shortest: milliseconds that a clip has to have.
  /// - Throws: `CopySearchStopped`.
  init(of clips: GatheredClips, shortest: Int, stop: StopCheck) throws {
    let catalog = clips.catalog
    let members = (0..<catalog.clipCount).filter { clip in
      !clips.anchors[clip].isEmpty && clips.parts[clip] != .reference
        && catalog.sheets[catalog.sheets(of: clip).lowerBound].length >= shortest
    }
    guard members.count > Self.fewest else { return }
    // Of clips with the same print one that has been compared already comes first.
    let ranks = members.map { (clips.prints[$0], clips.uncompared.contains($0) ? 1 : 0, $0) }
    if members.count > Self.few {
      latest = [Int32](repeating: -1, count: Self.slots << Self.chunkBits)
    }
    for (number, rank) in ranks.sorted(by: { $0 < $1 }).enumerated() {
      if number % 64 == 0 { try stop.check() }
      place(rank.2, clips)
    }
    (latest, latestOfFew) = ([], [:])
    let sizes = Dictionary(grouping: representatives, by: \.value).mapValues(\.count)
    representatives = representatives.filter { sizes[$0.value] ?? 0 >= Self.fewest }
  }

  private static let chunkBits = 20
  private static let slots = 9
  /// Clips up to which a table of all thirds would be mostly empty.
  private static let few = 10_000

  private mutating func place(_ clip: Int, _ clips: GatheredClips) {
    let slots = clips.anchors[clip].enumerated().flatMap { anchor, key in
      (0..<Self.thirds).map { third in
        (anchor * Self.thirds + third) << Self.chunkBits | key.everyThirdBit(from: third)
      }
    }
    var found = -1
    for (slot, head) in slots.enumerated() {
      var (next, looked) = (Int(last(head)), 0)
      while next > found, looked < Self.most {
        if clips.areAllButTheSame(clip, standing[next]) {
          found = next
          break
        }
        next = Int(before[next * Self.slots + slot])
        looked += 1
      }
    }
    if found >= 0 {
      representatives[clip] = standing[found]
      return
    }
    before += slots.map(last)
    for slot in slots {
      if latest.isEmpty {
        latestOfFew[slot] = Int32(standing.count)
      } else {
        latest[slot] = Int32(standing.count)
      }
    }
    standing.append(clip)
  }

  private func last(_ slot: Int) -> Int32 {
    latest.isEmpty ? latestOfFew[slot] ?? -1 : latest[slot]
  }
}

extension GatheredClips {
  /// The largest distance of codes of clips that are all but the same, in 1/10000.
  private static let farthest = 600
  /// The most bits of an anchor that differ.
  private static let keyDifference = 5

  /// Whether two clips with anchors last equally long and show pictures hardly apart at all times.
  func areAllButTheSame(_ a: Int, _ b: Int) -> Bool {
    let (sheetsA, sheetsB) = (catalog.sheets(of: a), catalog.sheets(of: b))
    guard sheetsA.count == sheetsB.count else { return false }
    let lengths = (
      catalog.sheets[sheetsA.lowerBound].length, catalog.sheets[sheetsB.lowerBound].length
    )
    guard abs(lengths.0 - lengths.1) <= max(40, max(lengths.0, lengths.1) / 50),
      zip(anchors[a], anchors[b]).allSatisfy({ $0.difference(from: $1) <= Self.keyDifference })
    else { return false }
    if prints[a] == prints[b] { return true }
    return zip(sheetsA, sheetsB).allSatisfy { a, b in
      guard catalog.sheets[a].framing == catalog.sheets[b].framing else { return false }
      switch (catalog.still(a), catalog.still(b)) {
      case (nil, nil): break
      case (let a?, let b?): guard a.agrees(with: b, mirrored: false) else { return false }
      default: return false
      }
      let (plainA, plainB) = (catalog.plain(a), catalog.plain(b))
      return plainA.isMet(by: plainB, within: Self.farthest)
        && plainB.isMet(by: plainA, within: Self.farthest)
    }
  }
}

extension TimedCodes {
  /// Whether each code lies at most so many 1/10000 from one that `other` holds when it begins; one that
  /// says nothing from one that does not either.
  fileprivate func isMet(by other: TimedCodes, within farthest: Int) -> Bool {
    let tolerance = Double(OffsetVotes.tolerance)
    return codes.indices.allSatisfy { place in
      let (code, time) = (codes[place], Double(starts[place]))
      return other.holds(from: time - tolerance, to: time + tolerance).contains { held in
        let held = other.codes[held]
        guard code.isUsable else { return !held.isUsable }
        return CodeDifference(code, held).distance.map { $0 <= farthest } ?? false
      }
    }
  }
}
