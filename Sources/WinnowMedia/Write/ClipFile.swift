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
  private let timeBase: AVRational
  /// The packet of the last frame, which may be the last of all.
  private let held: Packet
  private var span = FrameSpan()

  /// Begins the file.
  ///
  /// - Parameters:
  ///   - timeBase: of the times of frames.
  ///   - addFrames: adds the stream of frames to the file and returns its number.
  ///   - sound: what of the video's sound belongs to the clip.
  init(
    _ file: String, timeBase: AVRational, sound: SoundTrack?,
    addFrames: (Muxer) throws(MediaError) -> Int
  ) throws(MediaError) {
    self.timeBase = timeBase
    held = try Packet(path: file)
    let muxer = try Muxer(file: file)
    self.muxer = muxer
    frameStream = try addFrames(muxer)
    packets = sound?.stream?.packets[...] ?? []
    self.sound = try sound?.stream.map { sound throws(MediaError) in
      let stream = try muxer.addStream(
        like: sound.parameters.pointer, timeBase: sound.timeBase)
      return (stream, sound.timeBase)
    }
    try muxer.begin()
  }

  /// Writes a packet of a frame, and the sound before it; takes its data.
  func write(_ packet: UnsafeMutablePointer<AVPacket>) throws(MediaError) {
    try writeHeld()
    span.add(packet.pointee)
    av_packet_move_ref(held.pointer, packet)
    frames += 1
  }

  func finish() throws(MediaError) {
    if frames > 0 { span.end(&held.pointer.pointee) }
    try writeHeld()
    try writeSound(before: .infinity)
    try muxer.finish()
  }

  private func writeHeld() throws(MediaError) {
    guard held.pointer.pointee.size > 0 else { return }
    try writeSound(before: MediaTime.seconds(held.pointer.pointee.dts, Rational(timeBase)))
    try muxer.write(held.pointer, to: frameStream, timeBase: timeBase)
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

/// From when to when the frames of a file are shown, in ticks.
private struct FrameSpan {
  private var firstDecoded: Int64?
  private var (start, end) = (Int64.max, Int64.min)

  mutating func add(_ packet: AVPacket) {
    firstDecoded = firstDecoded ?? packet.dts
    start = min(start, packet.pts)
    end = max(end, packet.pts + packet.duration)
  }

  /// Makes the last packet that is decoded end where the last frame that is shown does: a file tells how
  /// long a stream is by the steps from one decoding time to the next, and by how long the last packet
  /// lasts.
  func end(_ packet: inout AVPacket) {
    guard let firstDecoded else { return }
    let lacking = firstDecoded + (end - start) - packet.dts
    if packet.pts + lacking <= end {
      packet.duration = max(packet.duration, lacking)
    } else {
      // It is shown last of all, and decoded earlier than would be needed.
      packet.duration = end - packet.pts
      packet.dts = max(packet.dts, packet.pts + firstDecoded - start)
    }
  }
}
