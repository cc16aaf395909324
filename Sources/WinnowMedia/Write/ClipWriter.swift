import CFFmpeg
import WinnowCore

/// Codes frames of a video anew as an MP4 file: eight bits, 4:2:0, progressive, upright.
///
/// Not thread-safe.
package final class ClipWriter {
  /// What was written.
  package struct Result: Hashable, Sendable {
    /// FFmpeg's names of the codec and of the encoder.
    package var codec: String
    package var encoder: String
    package var frames: Int
  }

  private let path: String
  private let timeBase: Rational
  private let painter: FramePainter
  private let encoder: ClipEncoder
  private let paint: FramePainter.Paint
  private let size: (width: Int, height: Int)
  private let file: ClipFile
  private let packet: Packet
  /// How long frames in the encoder are shown, by their times in its ticks.
  private var lengths: [Int64: Int64] = [:]
  private var last = Int64.min

  /// Begins the file, for frames like `first`.
  ///
  /// - Parameters:
  ///   - file: path of the file, which is written anew.
  ///   - path: the video, for error messages.
  ///   - shape: of the first frame; later ones are written at its size.
  ///   - timeBase: of the times of frames.
  ///   - longest: ticks that a frame is shown for at most.
  ///   - endsHeld: whether the last frame stays for longer than others.
  ///   - rate: frames per second, about.
  ///   - sound: what of the video's sound belongs to the clip.
  /// - Throws: `MediaError`, with the operation `write` where the file is to blame.
  package init(
    to file: String, ofVideoAt path: String, first: borrowing VideoFrame, shape: PictureShape,
    timeBase: Rational, longest: Int64, endsHeld: Bool, rate: Rational, coding: ClipCoding,
    sound: SoundTrack? = nil
  ) throws(MediaError) {
    self.path = path
    self.timeBase = timeBase
    size = (shape.canvasWidth, shape.canvasHeight)
    paint = FramePainter.Paint(format: AV_PIX_FMT_YUV420P, range: .limited, matrix: first.matrix)
    painter = FramePainter(path: path)
    packet = try Packet(path: path)
    let encoder = try ClipEncoder(
      ClipEncoder.Format(
        width: size.width, height: size.height,
        timeBase: Self.timeBase(timeBase, holding: longest), rate: rate,
        endsHeld: endsHeld),
      coloursOf: first, coding: coding, path: path)
    self.encoder = encoder
    self.file = try ClipFile(
      file, timeBase: AVRational(encoder.timeBase), sound: sound
    ) { muxer throws(MediaError) in
      try muxer.addStream(of: encoder)
    }
  }

  /// The time base itself, or a coarser one in which a frame can be shown for so many ticks: MP4 files
  /// have 31 bits for that.
  private static func timeBase(_ timeBase: Rational, holding longest: Int64) -> Rational {
    let seconds = MediaTime.seconds(longest, timeBase)
    // Steps of less than 10,000 a second are divided by the muxer.
    let isFineEnough = { (base: Rational) in
      seconds * max(20000, 1 / base.value) < Double(Int32.max)
    }
    return [timeBase, Rational(1, 90000)].first(where: isFineEnough) ?? Rational(1, 10000)
  }

  /// Whether pictures of the shape have the clip's size.
  package func fits(_ shape: PictureShape) -> Bool {
    (shape.canvasWidth, shape.canvasHeight) == size
  }

  /// Adds a frame, shown from `start` on for `length` ticks; times increase.
  ///
  /// - Throws: `MediaError` where the frame cannot be converted or coded, or does not fit.
  package func append(
    _ frame: borrowing VideoFrame, _ shape: PictureShape, start: Int64, length: Int64
  ) throws(MediaError) {
    guard fits(shape) else {
      throw MediaError(.encode, path: path, reason: "pictures of one clip differ in size")
    }
    let picture = try painter.paint(frame, shape, as: paint)
    let scale = { (ticks: Int64) in
      self.encoder.timeBase == self.timeBase
        ? ticks : MediaTime.ticks(MediaTime.seconds(ticks, self.timeBase), self.encoder.timeBase)
    }
    let time = max(scale(start), last == .min ? .min : last + 1)
    last = time
    lengths[time] = max(1, scale(start + length) - time)
    try encoder.send(picture.pointer, start: time)
    try drain()
  }

  /// Ends the file.
  package func finish() throws(MediaError) -> Result {
    try encoder.send(nil, start: 0)
    try drain()
    try file.finish()
    let codec = String(cString: avcodec_get_name(encoder.context.pointee.codec_id))
    return Result(codec: codec, encoder: encoder.name, frames: file.frames)
  }

  private func drain() throws(MediaError) {
    while try encoder.receive(into: packet.pointer) {
      if let length = lengths.removeValue(forKey: packet.pointer.pointee.pts) {
        packet.pointer.pointee.duration = length
      }
      try file.write(packet.pointer)
    }
  }
}
