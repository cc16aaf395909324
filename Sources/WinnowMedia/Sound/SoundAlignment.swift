import CFFmpeg
import WinnowCore

/// Finds out with which pictures sound goes in a file whose clock leaps.
///
/// A packet goes with the pictures around it in the file: of the shifts of the clock there, the one by which
/// both have about the same time is that of the sound. So it does not matter how far the sound's own clock
/// leaps, which begins late or ends early, and sound that goes on where the video's clock alone leaps is
/// told as well. All times are in seconds.
struct SoundAlignment {
  /// Sound of pictures to come may lie in the file before them by so much.
  private static let longestLead = 2.0
  /// Sound that goes on without a step follows a leap where it lies nearer to the pictures by so much.
  private static let leastGain = 0.5
  /// Sound that ends so near to the end of the video has gone on.
  private static let longestDifference = 1.0

  private struct Run {
    var first: Int
    /// The part of the video whose shift it has.
    var part: Int
    /// The last part among whose pictures it lies.
    var reached: Int
    /// When it ends, by the container's clock.
    var end: Double?
  }

  private let course: VideoCourse
  private var runs = [Run(first: 0, part: 0, reached: 0)]
  private var count = 0
  private var mark: VideoCourse.Mark

  init(_ course: VideoCourse) {
    self.course = course
    mark = course.mark(before: 0)
  }

  /// Takes the next packet of the sound.
  ///
  /// - Parameters:
  ///   - place: where it lies in the file; nil where that is unknown.
  ///   - start: by the container's clock; nil where it does not tell.
  mutating func take(place: Int64?, start: Double?, length: Double) {
    defer { count += 1 }
    var run = runs[runs.count - 1]
    let before = mark.part
    if let place { mark = course.mark(before: place) }
    if let start {
      let isStep = run.end.map { abs(start - $0) > SoundReader.tolerance } ?? true
      if isStep || mark.part != before { run = follow(run, to: start, isStep: isStep) }
    }
    run.reached = max(run.reached, mark.part)
    run.end = (start ?? run.end).map { $0 + length }
    runs[runs.count - 1] = run
  }

  /// The run in which a packet lies that begins at `start`; a new one where it has leapt.
  private mutating func follow(_ run: Run, to start: Double, isStep: Bool) -> Run {
    let distance = { [course, mark] (part: Int) in
      abs(start + course.parts[part].offset - mark.time)
    }
    let others = course.parts.indices.dropFirst(max(run.part + 1, mark.part)).prefix {
      $0 == mark.part || isStep && course.parts[$0].start - mark.time <= Self.longestLead
    }
    let gain = isStep ? 0 : Self.leastGain
    guard let best = others.min(by: { distance($0) < distance($1) }),
      distance(best) + gain < distance(run.part)
    else { return run }
    let next = Run(first: count, part: best, reached: best)
    // Nothing is before the first packet.
    if count == 0 { runs = [] }
    runs.append(next)
    return next
  }

  /// The stretches that were found.
  ///
  /// - Parameter ticks: the sound's ticks of seconds.
  func stretches(_ ticks: (Double) -> Int64) -> [SoundStretch] {
    runs.indices.map { index in
      let run = runs[index]
      return SoundStretch(
        first: run.first, shift: ticks(course.parts[run.part].offset),
        begin: run.part > 0 ? ticks(course.parts[run.part].start) : nil,
        limit: limit(index).map(ticks))
    }
  }

  /// When the pictures end that a run goes with; nil where it has gone on with others.
  private func limit(_ index: Int) -> Double? {
    let run = runs[index]
    let next = run.reached + 1
    if index + 1 < runs.count {
      return next <= runs[index + 1].part ? course.parts[next].start : nil
    }
    guard next < course.parts.count, let end = run.end else { return nil }
    let difference = abs(end + course.parts[run.part].offset - course.end)
    return difference > Self.longestDifference ? course.parts[next].start : nil
  }
}

extension SoundAlignment {
  /// The stretches of the sound of the file at `path`; none where packets do not tell.
  static func stretches(path: String, onPacket: @escaping () -> Void) -> [SoundStretch] {
    guard let course = VideoCourse(path: path, onPacket: onPacket),
      let demuxer = try? Demuxer(path: path, media: AVMEDIA_TYPE_AUDIO, onPacket: onPacket),
      let packet = try? Packet(path: path)
    else { return [] }
    let timeBase = Rational(demuxer.stream.pointee.time_base)
    let seconds = { (ticks: Int64) in MediaTime.seconds(ticks, timeBase) }
    var alignment = SoundAlignment(course)
    while (try? demuxer.read(into: packet)) == true {
      defer { packet.clear() }
      alignment.take(
        place: packet.place, start: packet.time.map { seconds($0.start) },
        length: seconds(packet.length))
    }
    return alignment.stretches { MediaTime.ticks($0, timeBase) }
  }
}
