/// Clips that show the same content, directly or through others: the connected components of the
/// matches.
public struct CopyGroups: Hashable, Sendable {
  /// The clips of each group in order; groups are ordered by their first clip and have at least
  /// two.
  public let members: [[Int]]
  /// The group of each clip; nil for a clip without copies.
  public let groupOfClip: [Int?]

  /// Groups `count` clips; matches that name another clip are left out.
  public init(count: Int, matches: [CopyMatch]) {
    var roots = Array(0..<max(0, count))
    func root(_ clip: Int) -> Int {
      var clip = clip
      while roots[clip] != clip {
        roots[clip] = roots[roots[clip]]
        clip = roots[clip]
      }
      return clip
    }
    for match in matches where roots.indices ~= match.a && roots.indices ~= match.b {
      let (a, b) = (root(match.a), root(match.b))
      // The smaller number stays, so that a root is the first clip of its group.
      roots[max(a, b)] = min(a, b)
    }
    let components = Self.components(roots.indices.map(root))
    members = components
    var groups = [Int?](repeating: nil, count: roots.count)
    for (group, clips) in components.enumerated() { for clip in clips { groups[clip] = group } }
    groupOfClip = groups
  }

  private static func components(_ roots: [Int]) -> [[Int]] {
    var clips = [[Int]](repeating: [], count: roots.count)
    for (clip, root) in roots.enumerated() { clips[root].append(clip) }
    return clips.filter { $0.count > 1 }
  }
}
