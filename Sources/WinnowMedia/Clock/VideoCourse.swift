import CFFmpeg
import WinnowCore

/// When pictures are shown, by where they lie in the file, and where the container's clock leaps on the way.
struct VideoCourse {
  /// What lies between two leaps of the clock.
  struct Part: Hashable {
    /// Seconds on the video's clock at which its first picture is shown.
    var start: Double
    /// Seconds that are added to the container's times.
    var offset: Double
  }

  /// A picture, with its time in seconds on the video's clock.
  struct Mark: Hashable {
    /// Bytes into the file.
    var place: Int64
    var time: Double
    var part: Int
  }

  /// Seconds between marks.
  private static let step = 0.25

  let parts: [Part]
  /// By their places; never none.
  private let marks: [Mark]
  /// Seconds at which the last picture is shown.
  let end: Double

  /// nil where there are no marks.
  init?(parts: [Part], marks: [Mark]) {
    guard let end = marks.map(\.time).max() else { return nil }
    (self.parts, self.marks, self.end) = (parts, marks.sorted { $0.place < $1.place }, end)
  }

  /// Reads the packets of the video, as far as that goes; nil where they do not tell where they lie.
  init?(path: String, onPacket: @escaping () -> Void) {
    guard let demuxer = try? Demuxer(path: path, onPacket: onPacket),
      let packet = try? Packet(path: path)
    else { return nil }
    let timeBase = Rational(demuxer.stream.pointee.time_base)
    let seconds = { (ticks: Int64) in MediaTime.seconds(ticks, timeBase) }
    var (parts, marks) = ([Part(start: 0, offset: 0)], [Mark]())
    while (try? demuxer.read(into: packet)) == true {
      defer { packet.clear() }
      for leap in demuxer.leaps.dropFirst(parts.count - 1) {
        parts.append(Part(start: seconds(leap.time), offset: seconds(leap.offset)))
      }
      guard let time = packet.time.map({ seconds($0.start) }), let place = packet.place
      else { continue }
      let mark = Mark(place: place, time: time, part: parts.count - 1)
      if let last = marks.last, last.part == mark.part, time < last.time + Self.step { continue }
      marks.append(mark)
    }
    self.init(parts: parts, marks: marks)
  }

  /// The last mark at or before a place of the file, or the first of all.
  func mark(before place: Int64) -> Mark {
    marks[max(0, marks.firstPosition { $0.place > place } - 1)]
  }
}
