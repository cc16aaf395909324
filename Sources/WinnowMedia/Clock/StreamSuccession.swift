import CFFmpeg

/// The streams of a file in which one video or its sound goes on, as where a transmission gives it another
/// PID in mid-file. They are read one after the other: the last packets of one come only at the end of the
/// file. Streams are called by the ids that the file has for them, since they come up in another order where
/// it is read from another place.
struct StreamSuccession {
  /// A stream and the place in the file where its packets begin.
  struct Part {
    var id: Int32
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
  init(_ id: Int32) { parts = [Part(id: id, place: 0)] }

  /// Reads the file that `context` has just opened as far as it takes to tell which streams of video begin
  /// where the chosen one ends, or end where it begins, and are of its codec; or of sound, beside such video.
  ///
  /// - Parameters:
  ///   - chosen: the id of the chosen stream.
  ///   - media: what that is of.
  ///   - video: the id of the pictures that it is or goes with; nil where there are none.
  init(
    to chosen: Int32, _ media: AVMediaType, beside video: Int32?,
    reading context: UnsafeMutablePointer<AVFormatContext>, packet: Packet, onPacket: () -> Void
  ) {
    var (pictures, sounds) = (Courses(), Courses())
    var (count, isAtEnd) = (0, false)
    let isVideo = media == AVMEDIA_TYPE_VIDEO
    while !Self.areSideBySide(isVideo ? pictures : sounds, chosen, count) {
      isAtEnd = av_read_frame(context, packet.pointer) < 0
      if isAtEnd { break }
      defer { packet.clear() }
      onPacket()
      let index = Int(packet.pointer.pointee.stream_index)
      guard let place = packet.place, let stream = context.pointee.streams[index] else { continue }
      let own = Course(stream, place)
      if MediaStreams.isVideo(stream) {
        pictures[stream.pointee.id, default: own].take(place)
      } else if MediaStreams.isOf(AVMEDIA_TYPE_AUDIO, stream) {
        sounds[stream.pointee.id, default: own].take(place)
      }
      if MediaStreams.isOf(media, stream) { count += 1 }
    }
    self.init(isVideo ? chosen : video ?? chosen)
    isFinal = isAtEnd
    if let first = parts.first { follow(first.id, pictures) }
    if !isVideo {
      followSound(chosen, sounds, beside: pictures, MediaStreams(of: context))
    }
  }

  /// Those of streams by their ids.
  private typealias Courses = [Int32: Course]

  /// Where the first and the last packet of a stream lie in the file. They need not be read in that order.
  private struct Course {
    let index: Int32
    let codec: AVCodecID
    var first: Int64
    var last: Int64

    init(_ stream: MediaStreams.Stream, _ place: Int64) {
      (index, codec) = (stream.pointee.index, stream.pointee.codecpar.pointee.codec_id)
      (first, last) = (place, place)
    }

    mutating func take(_ place: Int64) { (first, last) = (min(first, place), max(last, place)) }

    func overlaps(_ other: Course) -> Bool { first < other.last && other.first < last }
  }

  private mutating func follow(_ chosen: Int32, _ courses: Courses) {
    guard let own = courses[chosen] else { return }
    var taken = [own]
    parts = [Part(id: chosen, place: own.first)]
    for (id, course) in courses.sorted(by: { $0.value.first < $1.value.first })
    where id != chosen && !taken.contains(where: course.overlaps) {
      if course.codec == own.codec {
        parts.append(Part(id: id, place: course.first))
        taken.append(course)
      } else {
        lostCodec = lostCodec ?? String(cString: avcodec_get_name(course.codec))
      }
    }
    parts.sort { $0.place < $1.place }
  }

  /// Goes from the parts of the video to the sound that lies beside them: rather that in the codec of the
  /// chosen one, and rather that which comes first among the streams.
  private mutating func followSound(
    _ chosen: Int32, _ courses: Courses, beside pictures: Courses, _ streams: MediaStreams
  ) {
    let video = parts.compactMap { pictures[$0.id] }
    (parts, lostCodec) = ([Part(id: chosen, place: courses[chosen]?.first ?? 0)], nil)
    guard let own = courses[chosen] else { return }
    var taken = [own]
    let rank = { (course: Course) in (course.codec == own.codec ? 0 : 1, course.index) }
    for (id, course) in courses.sorted(by: { rank($0.value) < rank($1.value) })
    where id != chosen && !taken.contains(where: course.overlaps) {
      let isBeside = video.contains {
        $0.overlaps(course) && streams.areTogether($0.index, course.index)
      }
      guard isBeside else { continue }
      parts.append(Part(id: id, place: course.first))
      taken.append(course)
    }
    parts.sort { $0.place < $1.place }
  }

  /// Whether all streams found so far are of programmes beside the chosen one, so that none follows it.
  private static func areSideBySide(
    _ courses: Courses, _ chosen: Int32, _ count: Int
  ) -> Bool {
    guard count > mostPackets, courses.count > 1, let own = courses[chosen] else { return false }
    return courses.allSatisfy { $0.key == chosen || own.overlaps($0.value) }
  }
}
