import CFFmpeg

/// The streams of an open container, and which of them go together.
struct MediaStreams {
  typealias Stream = UnsafeMutablePointer<AVStream>

  let all: [Stream]
  private let context: UnsafeMutablePointer<AVFormatContext>

  init(of context: UnsafeMutablePointer<AVFormatContext>) {
    self.context = context
    all = (0..<Int(context.pointee.nb_streams)).compactMap { context.pointee.streams?[$0] }
  }

  /// The best stream of frames; nil where there is none.
  var video: Stream? {
    // A cover picture can seem better than a damaged stream of frames.
    best(AVMEDIA_TYPE_VIDEO, beside: -1, Self.isVideo)
  }

  /// All streams of frames, or all of sound.
  func all(of media: AVMediaType) -> [Stream] { all.filter { Self.isOf(media, $0) } }

  /// Whether a stream is of frames, or of sound, as is asked.
  static func isOf(_ media: AVMediaType, _ stream: Stream) -> Bool {
    media == AVMEDIA_TYPE_VIDEO
      ? isVideo(stream) : stream.pointee.codecpar.pointee.codec_type == media
  }

  /// Whether a stream is of frames, and not of a picture that goes with sound.
  static func isVideo(_ stream: Stream) -> Bool {
    stream.pointee.codecpar.pointee.codec_type == AVMEDIA_TYPE_VIDEO
      && stream.pointee.disposition & AV_DISPOSITION_ATTACHED_PIC == 0
  }

  /// The best sound that goes with `video`; nil where there is none.
  var sound: Stream? {
    let video = video?.pointee.index
    return best(AVMEDIA_TYPE_AUDIO, beside: video ?? -1) { sound in
      video.map { areTogether($0, sound.pointee.index) } ?? true
    }
  }

  /// Whether two streams are not of different programmes: the sound of one goes with its pictures alone.
  func areTogether(_ one: Int32, _ other: Int32) -> Bool {
    let (one, other) = (programmes(of: one), programmes(of: other))
    return one.isEmpty || other.isEmpty || !one.isDisjoint(with: other)
  }

  private func best(
    _ media: AVMediaType, beside related: Int32, _ isWanted: (Stream) -> Bool
  ) -> Stream? {
    let best = av_find_best_stream(context, media, -1, related, nil, 0)
    let wanted = all.filter {
      $0.pointee.codecpar.pointee.codec_type == media && isWanted($0)
    }
    return wanted.first { $0.pointee.index == best } ?? wanted.first
  }

  /// The programmes of a broadcast that a stream is in, by their places in the list of them.
  private func programmes(of stream: Int32) -> Set<Int> {
    let places = 0..<Int(context.pointee.nb_programs)
    return Set(
      places.filter { place in
        guard let programme = context.pointee.programs?[place] else { return false }
        let count = Int(programme.pointee.nb_stream_indexes)
        return (0..<count).contains {
          programme.pointee.stream_index[$0] == UInt32(bitPattern: stream)
        }
      })
  }
}
