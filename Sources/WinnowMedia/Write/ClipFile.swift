import CFFmpeg
import WinnowCore

/// An MP4 file of one stream of frames and perhaps one of sound, in the making. Not thread-safe.
final class ClipFile {
  private let muxer: Muxer
  private let sound: (stream: Int, timeBase: AVRational)?
  private var packets: ArraySlice<Packet>
  /// Frames written.
  private(set) var frames = 0
  private let frameStream: Int

  /// Begins the file.
  ///
  /// - Parameters:
  ///   - addFrames: adds the stream of frames to the file and returns its number.
  ///   - sound: the sound of the video, and the seconds of it that belong to the clip.
  init(
    _ file: String, sound: (of: Sound, from: Double, to: Double)?,
    addFrames: (Muxer) throws(MediaError) -> Int
  ) throws(MediaError) {
    muxer = try Muxer(file: file)
    frameStream = try addFrames(muxer)
    if let sound {
      let (parameters, timeBase) = (sound.of.parameters, sound.of.timeBase)
      self.sound = (try muxer.addStream(like: parameters, timeBase: timeBase), timeBase)
      packets = sound.of.packets(from: sound.from, to: sound.to)[...]
    } else {
      self.sound = nil
      packets = []
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
