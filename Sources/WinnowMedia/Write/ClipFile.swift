import CFFmpeg
import WinnowCore

/// An MP4 file of one stream of frames and perhaps one of sound, in the making. Not thread-safe.
final class ClipFile {
  private let muxer: Muxer
  private let sound: (stream: Int, timeBase: AVRational)?
  /// FFmpeg's name of the codec of the sound; nil where there is none.
  let soundCodec: String?
  private var packets: ArraySlice<Packet>
  /// Frames written.
  private(set) var frames = 0
  private let frameStream: Int

  /// Begins the file.
  ///
  /// - Parameters:
  ///   - addFrames: adds the stream of frames to the file and returns its number.
  ///   - sound: what of the video's sound belongs to the clip.
  init(
    _ file: String, sound: Sound.Stretch?,
    addFrames: (Muxer) throws(MediaError) -> Int
  ) throws(MediaError) {
    muxer = try Muxer(file: file)
    frameStream = try addFrames(muxer)
    packets = sound.map { $0.of.packets(from: $0.from, to: $0.to)[...] } ?? []
    if let sound = sound?.of, !packets.isEmpty {
      let stream = try muxer.addStream(like: sound.parameters, timeBase: sound.timeBase)
      (self.sound, soundCodec) = ((stream, sound.timeBase), sound.codec)
    } else {
      (self.sound, soundCodec) = (nil, nil)
    }
    try muxer.begin()
  }

  /// Writes a packet of a frame, and the sound before it.
  func write(
    _ packet: UnsafeMutablePointer<AVPacket>, timeBase: AVRational
  ) throws(MediaError) {
    try writeSound(before: MediaTime.seconds(packet.pointee.dts, Rational(timeBase)))
    try muxer.write(packet, to: frameStream, timeBase: timeBase)
    frames += 1
  }

  func finish() throws(MediaError) {
    try writeSound(before: .infinity)
    try muxer.finish()
  }

  private func writeSound(before seconds: Double) throws(MediaError) {
    guard let sound else { return }
    while let packet = packets.first,
      MediaTime.seconds(packet.pointer.pointee.dts, Rational(sound.timeBase)) < seconds
    {
      try muxer.write(packet.pointer, to: sound.stream, timeBase: sound.timeBase)
      packets.removeFirst()
    }
  }
}
