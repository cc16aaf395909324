import CFFmpeg

/// The streams of a file in which one video goes on, as where a transmission gives it another PID in
/// mid-file. They are read one after the other: the last packets of one come only at the end of the file.
struct StreamSuccession {
  /// A stretch of the file in which the video is one stream. It ends where the next part begins.
  struct Part {
    var stream: Int32
    var place: Int64
  }

  /// In the order they are shown in, the chosen stream among them. No two in a row are of one stream.
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
    var courses: [Int32: StreamCourse] = [:]
    var (count, nextLook, isAtEnd) = (0, Self.mostPackets, false)
    while true {
      if count >= nextLook {
        if Self.areSideBySide(courses, chosen) { break }
        nextLook *= 2
      }
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
      if courses[number]?.take(place) == nil { courses[number] = StreamCourse(at: place) }
    }
    self.init(chosen)
    isFinal = isAtEnd
    StreamCourse.divide(&courses)
    follow(chosen, courses, in: context)
  }

  private mutating func follow(
    _ chosen: Int32, _ courses: [Int32: StreamCourse],
    in context: UnsafeMutablePointer<AVFormatContext>
  ) {
    guard let own = courses[chosen] else { return }
    let codec = { (stream: Int32) in
      context.pointee.streams[Int(stream)]?.pointee.codecpar.pointee.codec_id
    }
    var taken = [own]
    var found = own.parts(of: chosen)
    for (stream, course) in courses.sorted(by: { $0.value.first < $1.value.first })
    where stream != chosen && !taken.contains(where: course.overlaps) {
      if codec(stream) == codec(chosen) {
        found += course.parts(of: stream)
        taken.append(course)
      } else if let other = codec(stream) {
        lostCodec = lostCodec ?? String(cString: avcodec_get_name(other))
      }
    }
    found.sort { $0.place < $1.place }
    parts = zip(found, [nil] + found).filter { $0.stream != $1?.stream }.map(\.0)
  }

  /// Whether all streams found so far are of programmes beside the chosen one, so that none follows it.
  private static func areSideBySide(_ courses: [Int32: StreamCourse], _ chosen: Int32) -> Bool {
    var courses = courses
    StreamCourse.divide(&courses)
    guard courses.count > 1, let own = courses[chosen] else { return false }
    return courses.allSatisfy { $0.key == chosen || own.overlaps($0.value) }
  }
}

extension StreamCourse {
  fileprivate func parts(of stream: Int32) -> [StreamSuccession.Part] {
    stretches.map { StreamSuccession.Part(stream: stream, place: $0.lowerBound) }
  }
}
