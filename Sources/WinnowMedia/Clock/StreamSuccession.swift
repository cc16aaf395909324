import CFFmpeg

/// The streams of a file in which one video goes on, as where a transmission gives it another PID in
/// mid-file. They are read one after the other: the last packets of one come only at the end of the file.
struct StreamSuccession {
  /// A stream and the place in the file where its packets begin.
  struct Part {
    var stream: Int32
    var place: Int64
  }

  /// In the order they are shown in, the chosen stream among them.
  private(set) var parts: [Part]
  /// Whether all streams of the file have been seen.
  private(set) var isFinal = false
  /// FFmpeg's name of a codec in which the video goes on that the chosen stream's decoder does not read.
  private(set) var lostCodec: String?

  /// Packets by which all programmes of a file have been seen.
  private static let mostPackets = 2000

  /// Just the chosen stream.
  init(_ stream: Int32) { parts = [Part(stream: stream, place: 0)] }

  /// Reads the file that `context` has just opened as far as it takes to tell which video streams of the
  /// chosen one's codec begin where it ends, or end where it begins.
  init(
    to chosen: Int32, reading context: UnsafeMutablePointer<AVFormatContext>, packet: Packet,
    onPacket: () -> Void
  ) {
    var courses: [Int32: Course] = [:]
    var (count, isAtEnd) = (0, false)
    while !Self.areSideBySide(courses, chosen, count) {
      isAtEnd = av_read_frame(context, packet.pointer) < 0
      if isAtEnd { break }
      defer { packet.clear() }
      onPacket()
      let number = packet.pointer.pointee.stream_index
      let place = packet.pointer.pointee.pos
      guard place >= 0, let stream = context.pointee.streams[Int(number)],
        MediaStreams.isVideo(stream)
      else { continue }
      count += 1
      courses[number, default: Course(first: place, last: place)].take(place)
    }
    self.init(chosen)
    isFinal = isAtEnd
    follow(chosen, courses, in: context)
  }

  /// Where the first and the last packet of a stream lie in the file. They need not be read in that order.
  private struct Course {
    var first: Int64
    var last: Int64

    mutating func take(_ place: Int64) { (first, last) = (min(first, place), max(last, place)) }

    func overlaps(_ other: Course) -> Bool { first < other.last && other.first < last }
  }

  private mutating func follow(
    _ chosen: Int32, _ courses: [Int32: Course],
    in context: UnsafeMutablePointer<AVFormatContext>
  ) {
    guard let own = courses[chosen] else { return }
    let codec = { (stream: Int32) in
      context.pointee.streams[Int(stream)]?.pointee.codecpar.pointee.codec_id
    }
    var taken = [own]
    parts = [Part(stream: chosen, place: own.first)]
    for (stream, course) in courses.sorted(by: { $0.value.first < $1.value.first })
    where stream != chosen && !taken.contains(where: course.overlaps) {
      if codec(stream) == codec(chosen) {
        parts.append(Part(stream: stream, place: course.first))
        taken.append(course)
      } else if let other = codec(stream) {
        lostCodec = lostCodec ?? String(cString: avcodec_get_name(other))
      }
    }
    parts.sort { $0.place < $1.place }
  }

  /// Whether all streams found so far are of programmes beside the chosen one, so that none follows it.
  private static func areSideBySide(
    _ courses: [Int32: Course], _ chosen: Int32, _ count: Int
  ) -> Bool {
    guard count > mostPackets, courses.count > 1, let own = courses[chosen] else { return false }
    return courses.allSatisfy { $0.key == chosen || own.overlaps($0.value) }
  }
}
