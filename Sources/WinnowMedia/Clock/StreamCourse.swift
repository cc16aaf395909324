import CFFmpeg

/// Where in a file the packets of a stream lie.
struct StreamCourse {
  /// The number of the stream, which need not be its id.
  let index: Int32
  let codec: AVCodecID
  /// From the first to the last packet between two gaps, in order; all in one before `divide` finds gaps.
  private(set) var stretches: [ClosedRange<Int64>]
  fileprivate var places: [Int64]

  fileprivate init(_ stream: MediaStreams.Stream, at place: Int64) {
    (index, codec) = (stream.pointee.index, stream.pointee.codecpar.pointee.codec_id)
    (stretches, places) = ([place...place], [place])
  }

  var first: Int64 { stretches[0].lowerBound }

  /// Packets need not be read in the order that they lie in.
  fileprivate mutating func take(_ place: Int64) {
    places.append(place)
    stretches = [min(first, place)...max(stretches[0].upperBound, place)]
  }

  /// Whether a stretch of one lies within one of the other.
  func overlaps(_ other: StreamCourse) -> Bool {
    stretches.contains { own in
      other.stretches.contains {
        own.lowerBound < $0.upperBound && $0.lowerBound < own.upperBound
      }
    }
  }

  fileprivate mutating func clear() { stretches = [] }

  fileprivate mutating func goOn(to place: Int64, behindGap: Bool) {
    if let last = stretches.last, !behindGap {
      stretches[stretches.count - 1] = last.lowerBound...place
    } else {
      stretches.append(place...place)
    }
  }
}

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
