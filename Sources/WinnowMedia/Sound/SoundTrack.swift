import CFFmpeg

/// What of a video's sound belongs to a clip, as it goes into the clip's file.
package struct SoundTrack {
  /// Packets with what a file says of them. Their times count from the clip's beginning.
  struct Stream {
    var parameters: CodecParameters
    var timeBase: AVRational
    var packets: [Packet]
  }

  /// nil where there is no sound.
  let stream: Stream?
  /// Why sound is missing that the video has; nil where none is.
  package let fault: String?

  /// - Parameter stream: one without packets is none.
  init(_ stream: Stream?, fault: String?) {
    self.stream = stream?.packets.isEmpty == false ? stream : nil
    self.fault = fault
  }

  /// FFmpeg's name of the codec; nil where there is no sound.
  package var codec: String? { stream?.parameters.codec }
}
