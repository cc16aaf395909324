import CFFmpeg

/// Those of streams of one kind, by the ids that the file has for them.
struct StreamCourses {
  /// So many packets of one other stream in a row are a gap, and none that come in turn.
  private static let leastInGap = 8

  private(set) var all: [Int32: StreamCourse] = [:]

  subscript(id: Int32) -> StreamCourse? { all[id] }

  mutating func take(_ place: Int64, of stream: MediaStreams.Stream) {
    let id = stream.pointee.id
    if all[id]?.take(place) == nil { all[id] = StreamCourse(stream, at: place) }
  }

  /// Finds the gaps of each stream, which another fills.
  mutating func divide() {
    let packets = all.flatMap { id, course in course.places.map { (id, $0) } }.sorted {
      $0.1 < $1.1
    }
    for id in all.keys { all[id]?.clear() }
    // How many packets of each stream came so far, and how many had come at the last of each.
    var counts: [Int32: Int] = [:]
    var countsAtLast: [Int32: [Int32: Int]] = [:]
    for (id, place) in packets {
      let before = countsAtLast[id] ?? [:]
      let isBehindGap = counts.contains {
        $0.key != id && $0.value - (before[$0.key] ?? 0) >= Self.leastInGap
      }
      all[id]?.goOn(to: place, behindGap: isBehindGap)
      counts[id, default: 0] += 1
      countsAtLast[id] = counts
    }
  }
}
