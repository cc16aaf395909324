/// Clips that show the same footage, directly or through others.
///
/// Clips that cover at least half of each other are joined, however long the chain. A clip that is a
/// part of longer ones goes to the one that it is nearest to and joins no two of them: a title card
/// that many videos begin with does not make copies of these.
package struct CopyGroups: Hashable, Sendable {
  /// The clips of each group in order; groups are ordered by their first clip and have at least
  /// two.
  package let members: [[Int]]
  /// The group of each clip; nil for a clip without copies.
  package let groupOfClip: [Int?]
  /// Of each clip, whether it is only a part of what others of its group show.
  package let isPart: [Bool]

  /// Groups clips that last `seconds`; matches that name another clip are left out.
  package init(seconds: [Double], matches: [CopyMatch]) {
    let matches = matches.filter { seconds.indices ~= $0.a && seconds.indices ~= $0.b }
    var wholes = DisjointSets(count: seconds.count)
    for match in matches where match.coversHalf(of: seconds) { wholes.join(match.a, match.b) }
    let parents = Self.parents(
      of: matches.filter { !$0.coversHalf(of: seconds) }, seconds: seconds, in: &wholes)
    var groups = wholes
    for (part, whole) in parents { groups.join(part, whole) }
    let roots = seconds.indices.map { groups.root(of: $0) }
    isPart = seconds.indices.map { parents[wholes.root(of: $0)] != nil }
    members = Self.components(roots)
    var groupOfClip = [Int?](repeating: nil, count: roots.count)
    for (group, clips) in members.enumerated() { for clip in clips { groupOfClip[clip] = group } }
    self.groupOfClip = groupOfClip
  }

  /// For the clips that are joined and are a part of others: the nearest of these, by their roots.
  private static func parents(
    of matches: [CopyMatch], seconds: [Double], in wholes: inout DisjointSets
  ) -> [Int: Int] {
    var parents: [Int: Int] = [:]
    for match in matches.sorted(by: CopyMatch.isNearer) {
      let (part, whole) = match.partFirst(of: seconds)
      let (child, parent) = (wholes.root(of: part), wholes.root(of: whole))
      if parents[child] == nil, top(of: parent, parents) != child { parents[child] = parent }
    }
    return parents
  }

  private static func top(of root: Int, _ parents: [Int: Int]) -> Int {
    var root = root
    while let parent = parents[root] { root = parent }
    return root
  }

  private static func components(_ roots: [Int]) -> [[Int]] {
    var clips = [[Int]](repeating: [], count: roots.count)
    for (clip, root) in roots.enumerated() { clips[root].append(clip) }
    return clips.filter { $0.count > 1 }
  }
}

extension CopyMatch {
  /// The shared stretch as a share of either clip.
  private func shares(of seconds: [Double]) -> (a: Double, b: Double) {
    (
      (overlapA.upperBound - overlapA.lowerBound) / max(seconds[a], .leastNormalMagnitude),
      (overlapB.upperBound - overlapB.lowerBound) / max(seconds[b], .leastNormalMagnitude)
    )
  }

  fileprivate func coversHalf(of seconds: [Double]) -> Bool {
    let shares = shares(of: seconds)
    return min(shares.a, shares.b) >= 0.5
  }

  /// The clip that the shared stretch is more of, then the other.
  fileprivate func partFirst(of seconds: [Double]) -> (part: Int, whole: Int) {
    let shares = shares(of: seconds)
    return shares.a > shares.b ? (a, b) : (b, a)
  }

  fileprivate static func isNearer(_ x: CopyMatch, _ y: CopyMatch) -> Bool {
    (x.distance, x.a, x.b) < (y.distance, y.a, y.b)
  }
}
