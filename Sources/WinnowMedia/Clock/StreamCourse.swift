/// Where in a file the packets of a stream lie.
struct StreamCourse {
  /// So many packets of one other stream in a row are a gap, and none that come in turn.
  private static let leastInGap = 8

  /// From the first to the last packet between two gaps, in order; all in one before `divide` finds gaps.
  private(set) var stretches: [ClosedRange<Int64>]
  private var places: [Int64]

  init(at place: Int64) { (stretches, places) = ([place...place], [place]) }

  var first: Int64 { stretches[0].lowerBound }

  /// Packets need not be read in the order that they lie in.
  mutating func take(_ place: Int64) {
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

  /// Finds the gaps of each stream, which another fills.
  static func divide(_ courses: inout [Int32: StreamCourse]) {
    let packets = courses.flatMap { stream, course in course.places.map { (stream, $0) } }
      .sorted { $0.1 < $1.1 }
    for stream in courses.keys { courses[stream]?.stretches = [] }
    // How many packets of each stream came so far, and how many had come at the last of each.
    var counts: [Int32: Int] = [:]
    var countsAtLast: [Int32: [Int32: Int]] = [:]
    for (stream, place) in packets {
      let before = countsAtLast[stream] ?? [:]
      let isBehindGap = counts.contains {
        $0.key != stream && $0.value - (before[$0.key] ?? 0) >= leastInGap
      }
      courses[stream]?.goOn(to: place, behindGap: isBehindGap)
      counts[stream, default: 0] += 1
      countsAtLast[stream] = counts
    }
  }

  private mutating func goOn(to place: Int64, behindGap: Bool) {
    if let last = stretches.last, !behindGap {
      stretches[stretches.count - 1] = last.lowerBound...place
    } else {
      stretches.append(place...place)
    }
  }
}
