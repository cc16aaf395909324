/// The order in which wanted frames are decoded: from keyframe to keyframe, always forward.
struct AccessPlan: Hashable {
  /// The frames decoded from one keyframe on.
  struct Group: Hashable {
    /// The keyframe's entry in the index.
    var keyframe: Int
    /// Frame numbers, increasing.
    var frames: [Int]
  }

  /// Keyframes increase from group to group, and so do frames.
  private(set) var groups: [Group] = []

  /// - Parameters:
  ///   - frames: frame numbers in `index`, increasing.
  ///   - index: an index without a fault.
  init(_ frames: [Int], in index: StreamIndex) {
    var start = -1
    for frame in frames {
      // Should a stream ask to go back, what lies between is decoded instead.
      let keyframe = max(start, index.keyframe(governing: frame) ?? start, 0)
      if keyframe == start {
        groups[groups.count - 1].frames.append(frame)
      } else {
        groups.append(Group(keyframe: keyframe, frames: [frame]))
      }
      start = keyframe
    }
  }
}
