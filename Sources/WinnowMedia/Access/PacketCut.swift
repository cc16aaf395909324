import WinnowCore

/// The longest part of a stretch of frames whose packets can be taken as they are: it begins with a
/// keyframe, and its packets, in the order they are decoded in, give these frames and no others.
package struct PacketCut: Hashable, Sendable {
  /// Numbers of the frames.
  package let frames: Range<Int>
  /// Their entries in the index. Those of frames outside `frames` are left out.
  let entries: Range<Int>

  /// nil where there is none, or the stretch would lose more than `snap` seconds at an end.
  package init?(of stretch: Range<Int>, in index: StreamIndex, snap: Double, timeBase: Rational) {
    guard index.fault == nil, !stretch.isEmpty, stretch.upperBound <= index.times.count else {
      return nil
    }
    let time = { (frame: Int) in MediaTime.seconds(index.times[frame], timeBase) }
    let isLate = { (frame: Int) in time(frame) - time(stretch.lowerBound) > snap }
    guard
      let first = stretch.first(where: {
        isLate($0) || index.entries[index.entry(of: $0)].isKeyframe
      }), !isLate(first)
    else { return nil }
    guard let end = Self.end(from: first, before: stretch.upperBound, in: index) else { return nil }
    let lost = time(stretch.upperBound - 1) - time(end.frame - 1)
    guard lost <= snap else { return nil }
    frames = first..<end.frame
    entries = index.entry(of: first)..<end.entry
  }

  /// Whether the entry, one of `entries`, is of a frame of the cut.
  func contains(_ entry: StreamIndex.Entry, of index: StreamIndex) -> Bool {
    let (first, last) = (index.times[frames.lowerBound], index.times[frames.upperBound - 1])
    return first...last ~= entry.pts
  }

  /// When each packet of the cut is decoded, in ticks: as late as the order of decoding and the times
  /// of presentation allow, at steps like those of the frames. Not every container tells.
  func decodingTimes(in index: StreamIndex) -> [Int64] {
    let shown = index.entries[entries].filter { contains($0, of: index) }.map(\.pts)
    let sorted = shown.sorted()
    let delay = zip(sorted, shown).map { $0 - $1 }.max() ?? 0
    return sorted.map { $0 - delay }
  }

  /// The last place where packets may end so that no frame between lacks.
  private static func end(
    from first: Int, before limit: Int, in index: StreamIndex
  ) -> (frame: Int, entry: Int)? {
    var end: (frame: Int, entry: Int)?
    var (count, last) = (0, first)
    for entry in index.entry(of: first)..<index.entries.count {
      // What is decoded and not shown would be shown where edit lists are lost.
      guard !index.entries[entry].isDiscarded else { break }
      let frame = index.firstFrame(atOrAfter: index.entries[entry].pts)
      guard frame < limit else { break }
      // Shown before the keyframe: it may need what is not there.
      if frame < first { continue }
      (count, last) = (count + 1, max(last, frame))
      if count == last - first + 1 { end = (last + 1, entry + 1) }
    }
    return end
  }
}
