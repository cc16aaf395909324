import CFFmpeg
import WinnowCore

/// Decodes the sound of a stretch, frame by frame.
///
/// A decoder remembers what was before, so that samples depend a little on where it begins. It begins at the same
/// packet wherever the container's index leads.
final class SoundDecoding {
  /// Seconds decoded before a stretch, since packets need those before them.
  private static let runUp = 0.5

  /// Takes samples of a kind with the second at which the first is heard.
  typealias Taking = (SoundFrame, SoundConverter.Kind, Double) throws(MediaError) -> Void

  /// Whether there are packets of the stretch.
  private(set) var isHeard = false
  /// Whether any samples came of packets, of the stretch or of those before it.
  private(set) var isDecoded = false
  /// Packets of the stretch that could not be decoded, and why not.
  private(set) var refused = (count: 0, reason: "")

  private let reader: SoundReader
  private let span: Range<Double>
  private let take: Taking
  private var decoder: (of: Int32, codec: Decoder)?
  /// Where decoded sound ends, in seconds.
  private var end: Double?

  /// - Parameter span: a stretch of seconds.
  init(_ reader: SoundReader, _ span: Range<Double>, take: @escaping Taking) {
    (self.reader, self.span, self.take) = (reader, span, take)
  }

  /// Has `take` called with all that is heard from shortly before the stretch on.
  ///
  /// - Parameter runOut: seconds behind the stretch of which packets are decoded as well.
  func run(runOut: Double = 0) throws(MediaError) {
    let frame = try SoundFrame(path: reader.path)
    let first = reader.ticks(span.lowerBound - Self.runUp)
    var held: (packet: Packet, start: Int64)?
    var damage: MediaError?
    do throws(MediaError) {
      try reader.read(from: first, to: reader.ticks(span.upperBound + runOut)) {
        packet, start throws(MediaError) in
        // The last one that begins before may be long.
        if start > first, let before = held {
          held = nil
          try decode(before.packet, before.start, frame)
        }
        if start > first { try decode(packet, start, frame) } else { held = (packet, start) }
        return true
      }
    } catch {
      damage = error
    }
    // What was read before is sound as well.
    if let held { try decode(held.packet, held.start, frame) }
    try endDecoding(frame)
    if let damage { throw damage }
  }

  private func decode(
    _ packet: Packet, _ start: Int64, _ frame: SoundFrame
  ) throws(MediaError) {
    // Others begin where those before them end by the decoder.
    let told = reader.isTimed(packet) || end == nil ? start : winnow_no_pts
    (packet.pointer.pointee.pts, packet.pointer.pointee.dts) = (told, told)
    let isCounted = span.contains(reader.seconds(start))
    isHeard = isHeard || isCounted
    let decoder = try decoder(for: packet, frame)
    do throws(MediaError) {
      try decoder.send(packet.pointer)
    } catch {
      if isCounted { refused = (refused.count + 1, error.reason) }
    }
    try receive(decoder, frame, isCounted: isCounted)
  }

  /// The decoder of the stream that a packet is of.
  private func decoder(for packet: Packet, _ frame: SoundFrame) throws(MediaError) -> Decoder {
    let stream = reader.stream(of: packet)
    if let decoder, decoder.of == stream.pointee.index { return decoder.codec }
    try endDecoding(frame)
    let made = try Decoder(
      stream: stream, path: reader.path, threads: 1, pixels: DecodeLimits().pixels)
    decoder = (stream.pointee.index, made)
    return made
  }

  private func endDecoding(_ frame: SoundFrame) throws(MediaError) {
    guard let codec = decoder?.codec else { return }
    decoder = nil
    if (try? codec.send(nil)) != nil { try receive(codec, frame, isCounted: false) }
  }

  /// Takes what the decoder has.
  private func receive(
    _ decoder: Decoder, _ frame: SoundFrame, isCounted: Bool
  ) throws(MediaError) {
    while true {
      do throws(MediaError) {
        guard try decoder.receive(into: frame.pointer) == .frame else { return }
      } catch {
        if isCounted { refused = (refused.count + 1, error.reason) }
        return
      }
      try place(frame)
    }
  }

  private func place(_ frame: SoundFrame) throws(MediaError) {
    let content = frame.pointer.pointee
    guard let kind = SoundConverter.Kind(frame.pointer) else { return }
    let told = [content.best_effort_timestamp, content.pts].first(where: Packet.times.contains)
    guard let start = told.map(reader.seconds) ?? end else { return }
    isDecoded = true
    end = start + Double(content.nb_samples) / Double(kind.rate)
    try take(frame, kind, start)
  }
}
