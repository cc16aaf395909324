/// What frames are asked for, and which of them are still to come. Times are ticks.
struct FrameRequest {
  /// How times name frames.
  enum Rule: Hashable {
    /// The frame shown at a time: the last one that begins at it or before.
    case shown
    /// The frame that begins at a time.
    case exact
    /// Every frame that begins inside a range.
    case range(Range<Int64>)
  }

  /// What a request has to say to a frame.
  enum Answer: Hashable {
    case unwanted
    /// Where in the caller's list of times the frame was asked for; empty for a range.
    case wanted([Int])
    /// A frame is asked for that is not there: before the first, or between this and the next.
    case missing(Int64)
  }

  private let rule: Rule
  /// Increasing times, and where in the caller's list each is.
  private let targets: [(time: Int64, position: Int)]
  private var next = 0
  /// Where the rest of a range begins.
  private var rest: Int64

  init(_ times: [Int64], _ rule: Rule) {
    self.rule = rule
    targets = times.indices.map { (times[$0], $0) }.sorted { $0 < $1 }
    rest = .min
  }

  init(_ range: Range<Int64>) {
    self.init([], .range(range))
    rest = range.lowerBound
  }

  /// The first time that is asked for; nil where nothing is.
  var begin: Int64? {
    if case .range(let range) = rule { return rest < range.upperBound ? rest : nil }
    return next < targets.count ? targets[next].time : nil
  }

  /// Whether nothing is asked for that begins at `time` or later.
  func isDone(at time: Int64) -> Bool {
    if case .range(let range) = rule { return time >= range.upperBound }
    return next == targets.count
  }

  /// The numbers of the frames still asked for, increasing; nil where one of them is not there.
  func frames(in index: StreamIndex) -> [Int]? {
    if case .range(let range) = rule {
      let end = index.firstFrame(atOrAfter: range.upperBound)
      return Array(min(end, index.firstFrame(atOrAfter: rest))..<end)
    }
    var numbers: [Int] = []
    for target in targets[next...] {
      guard let number = index.frame(shownAt: target.time),
        rule == .shown || index.times[number] == target.time
      else { return nil }
      if numbers.last != number { numbers.append(number) }
    }
    return numbers
  }

  /// Judges the frame shown from `start` to `end`, nil for the last one, and takes what it answers as
  /// answered. Frames come in order.
  mutating func answer(from start: Int64, to end: Int64?) -> Answer {
    if case .range(let range) = rule {
      guard range.contains(start), start >= rest else { return .unwanted }
      rest = start + 1
      return .wanted([])
    }
    var positions: [Int] = []
    while next < targets.count, end.map({ targets[next].time < $0 }) ?? true {
      let (time, position) = targets[next]
      guard time == start || rule == .shown && time > start else { return .missing(time) }
      positions.append(position)
      next += 1
    }
    return positions.isEmpty ? .unwanted : .wanted(positions)
  }
}
