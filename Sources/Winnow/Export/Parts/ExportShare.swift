/// The clips that an export writes: all, or those of a part.
///
/// It follows from the list of exported clips, the part and the number of clips in a shard, before
/// anything is coded. Where there are shards, a part has some of these that follow each other; else
/// videos that do, each with all its clips, since they are decoded once then.
struct ExportShare: Sendable {
  let part: ExportPart?
  let order: ClipOrder
  /// Clips in a shard; nil where files stay by themselves.
  private let samples: Int?

  init(_ order: ClipOrder, part: ExportPart?, samples: Int?) {
    (self.order, self.part, self.samples) = (order, part, samples)
  }

  /// Which of the exported clips of a video are in it, by their numbers among these.
  func clips(ofVideo row: Int64) -> Range<Int> {
    guard let place = order[row] else { return 0..<0 }
    guard let part else { return 0..<place.count }
    guard let samples else {
      return part.range(of: order.total).contains(place.first) ? 0..<place.count : 0..<0
    }
    let shards = part.range(of: (order.total + samples - 1) / samples)
    let start = max(shards.lowerBound * samples - place.first, 0)
    let end = min(shards.upperBound * samples - place.first, place.count)
    return start..<max(start, end)
  }

  /// The number of the shard that holds a clip, by its number among the exported ones of its video; nil
  /// where there are none.
  func shard(ofClip clip: Int, ofVideo row: Int64) -> Int? {
    guard let samples, let place = order[row] else { return nil }
    return (place.first + clip) / samples
  }
}
