import CFFmpeg

/// The streams of a file in which one video or its sound goes on, as where a transmission gives it another
/// PID in mid-file. They are read one after the other: the last packets of one come only at the end of the
/// file. Streams are called by the ids that the file has for them, since they come up in another order where
/// it is read from another place.
struct StreamSuccession {
  /// A stretch of the file in which the video is one stream. It ends where the next part begins.
  struct Part {
    var id: Int32
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
    var (pictures, sounds) = (StreamCourses(), StreamCourses())
    var (count, nextLook, isAtEnd) = (0, Self.mostPackets, false)
    let isVideo = media == AVMEDIA_TYPE_VIDEO
    while true {
      if count >= nextLook {
        if Self.areSideBySide(isVideo ? pictures : sounds, chosen) { break }
        nextLook *= 2
      }
      isAtEnd = av_read_frame(context, packet.pointer) < 0
      if isAtEnd { break }
      defer { packet.clear() }
      onPacket()
      let index = Int(packet.pointer.pointee.stream_index)
      guard let place = packet.place, let stream = context.pointee.streams[index] else { continue }
      if MediaStreams.isVideo(stream) {
        pictures.take(place, of: stream)
      } else if MediaStreams.isOf(AVMEDIA_TYPE_AUDIO, stream) {
        sounds.take(place, of: stream)
      }
      if MediaStreams.isOf(media, stream) { count += 1 }
    }
    self.init(isVideo ? chosen : video ?? chosen)
    isFinal = isAtEnd
    pictures.divide()
    if let first = parts.first { follow(first.id, pictures) }
    if !isVideo {
      sounds.divide()
      followSound(chosen, sounds, beside: pictures, MediaStreams(of: context))
    }
  }

  private mutating func follow(_ chosen: Int32, _ courses: StreamCourses) {
    guard let own = courses[chosen] else { return }
    var (taken, found) = ([own], own.parts(of: chosen))
    for (id, course) in courses.all.sorted(by: { $0.value.first < $1.value.first })
    where id != chosen && !taken.contains(where: course.overlaps) {
      if course.codec == own.codec {
        found += course.parts(of: id)
        taken.append(course)
      } else {
        lostCodec = lostCodec ?? String(cString: avcodec_get_name(course.codec))
      }
    }
    take(found)
  }

  /// Goes from the parts of the video to the sound that lies beside them: rather that in the codec of the
  /// chosen one, and rather that which comes first among the streams.
  private mutating func followSound(
    _ chosen: Int32, _ courses: StreamCourses, beside pictures: StreamCourses,
    _ streams: MediaStreams
  ) {
    let video = Set(parts.map(\.id)).compactMap { pictures[$0] }
    (parts, lostCodec) = ([Part(id: chosen, place: 0)], nil)
    guard let own = courses[chosen] else { return }
    var (taken, found) = ([own], own.parts(of: chosen))
    let rank = { (course: StreamCourse) in (course.codec == own.codec ? 0 : 1, course.index) }
    for (id, course) in courses.all.sorted(by: { rank($0.value) < rank($1.value) })
    where id != chosen && !taken.contains(where: course.overlaps) {
      let isBeside = video.contains {
        $0.overlaps(course) && streams.areTogether($0.index, course.index)
      }
      guard isBeside else { continue }
      found += course.parts(of: id)
      taken.append(course)
    }
    take(found)
  }

  private mutating func take(_ found: [Part]) {
    let found = found.sorted { $0.place < $1.place }
    parts = zip(found, [nil] + found).filter { $0.id != $1?.id }.map(\.0)
  }

  /// Whether all streams found so far are of programmes beside the chosen one, so that none follows it.
  private static func areSideBySide(_ courses: StreamCourses, _ chosen: Int32) -> Bool {
    var courses = courses
    courses.divide()
    guard courses.all.count > 1, let own = courses[chosen] else { return false }
    return courses.all.allSatisfy { $0.key == chosen || own.overlaps($0.value) }
  }
}

extension StreamCourse {
  fileprivate func parts(of id: Int32) -> [StreamSuccession.Part] {
    stretches.map { StreamSuccession.Part(id: id, place: $0.lowerBound) }
  }
}
