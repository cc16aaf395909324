import CFFmpeg

extension ContainerFact {
  static let soundStreams = number(
    "sound_streams", unit: "", "How many streams of sound there are; 0 for a silent video.",
    .number { demuxer in
      Double(MediaStreams(of: demuxer.context).all(of: AVMEDIA_TYPE_AUDIO).count)
    })
}
