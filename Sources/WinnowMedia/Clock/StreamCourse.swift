import CFFmpeg

/// Where in a file the packets of a stream lie.
struct StreamCourse {
  /// The number of the stream, which need not be its id.
  let index: Int32
  let codec: AVCodecID
  /// From the first to the last packet between two gaps, in order; all in one before `divide` finds gaps.
  private(set) var stretches: [ClosedRange<Int64>]
  var places: [Int64]

  init(_ stream: MediaStreams.Stream, at place: Int64) {
    (index, codec) = (stream.pointee.index, stream.pointee.codecpar.pointee.codec_id)
    (stretches, places) = ([place...place], [place])
  }

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

  mutating func clear() { stretches = [] }

  mutating func goOn(to place: Int64, behindGap: Bool) {
    if let last = stretches.last, !behindGap {
      stretches[stretches.count - 1] = last.lowerBound...place
    } else {
      stretches.append(place...place)
    }
  }
}
