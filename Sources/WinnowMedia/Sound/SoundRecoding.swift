import CFFmpeg
import WinnowCore

/// Codes the sound of a clip anew, from its first sample to its last.
///
/// Samples lie where the container's clock has them: where sound is missing there is silence, and what
/// would come twice comes once.
final class SoundRecoding {
  /// Seconds decoded before a clip, since packets need those before them.
  private static let runUp = 0.5

  private let reader: SoundReader
  private var span = 0.0..<0.0
  private var decoder: (of: Int32, codec: Decoder)?
  private var encoder: SoundEncoder?
  private var converter: SoundConverter?
  /// Where decoded sound ends, in seconds.
  private var end: Double?
  /// Whether there are packets of the stretch.
  private var isHeard = false
  /// Packets of the stretch that could not be decoded, and why not.
  private var refused = (count: 0, reason: "")

  init(_ reader: SoundReader) {
    self.reader = reader
  }

  /// The sound of a stretch of seconds.
  func track(_ span: Range<Double>) -> SoundTrack {
    self.span = span
    var fault: String?
    do throws(MediaError) { try decode() } catch { fault = error.withoutPath }
    var stream: SoundTrack.Stream?
    do throws(MediaError) {
      try endConverting()
      stream = try encoder?.finish()
    } catch {
      return SoundTrack(nil, fault: fault ?? error.withoutPath)
    }
    if fault == nil, stream == nil, refused.count == 0, isHeard {
      fault = "nothing of the sound could be decoded"
    }
    if fault == nil, refused.count > 0 {
      let packets = refused.count == 1 ? "1 packet" : "\(refused.count) packets"
      fault = "\(packets) of the sound could not be decoded: \(refused.reason)"
    }
    return SoundTrack(stream, fault: fault)
  }

  private func decode() throws(MediaError) {
    let frame = try SoundFrame(path: reader.path)
    let first = reader.ticks(span.lowerBound - Self.runUp)
    var damage: MediaError?
    do throws(MediaError) {
      try reader.read(from: first, to: reader.ticks(span.upperBound)) {
        packet, start throws(MediaError) in
        // Others begin where those before them end by the decoder.
        let told = reader.isTimed(packet) || end == nil ? start : winnow_no_pts
        (packet.pointer.pointee.pts, packet.pointer.pointee.dts) = (told, told)
        try decode(packet, start, frame)
        return true
      }
    } catch {
      damage = error
    }
    // What was read before is sound as well.
    try endDecoding(frame)
    if let damage { throw damage }
  }

  private func decode(
    _ packet: Packet, _ start: Int64, _ frame: SoundFrame
  ) throws(MediaError) {
    let isCounted = reader.seconds(start) >= span.lowerBound
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
      try take(frame)
    }
  }

  private func take(_ frame: SoundFrame) throws(MediaError) {
    let content = frame.pointer.pointee
    guard let kind = SoundConverter.Kind(frame.pointer) else { return }
    let told = [content.best_effort_timestamp, content.pts].first(where: Packet.times.contains)
    guard let start = told.map(reader.seconds) ?? end else { return }
    let length = Double(content.nb_samples) / Double(kind.rate)
    end = start + length
    // Filters of the converter reach a little further than the stretch.
    guard start + length > span.lowerBound - SoundReader.tolerance, start < span.upperBound else {
      return
    }
    let encoder = try encoder(for: kind)
    let rate = Double(encoder.format.rate)
    let origin = Int64(((start - span.lowerBound) * rate).rounded())
    let isNext = { (converter: SoundConverter) in
      converter.kind == kind && abs(Double(origin - converter.next)) <= SoundReader.tolerance * rate
    }
    if converter.map(isNext) != true {
      try endConverting()
      converter = try SoundConverter(kind, to: encoder.format, origin: origin, path: reader.path)
    }
    if let converter { try place(converter.convert(frame.pointer)) }
  }

  private func encoder(for kind: SoundConverter.Kind) throws(MediaError) -> SoundEncoder {
    if let encoder { return encoder }
    let format = SoundFormat(rate: kind.rate, speakers: kind.speakers)
    let made = try SoundEncoder(format, path: reader.path)
    encoder = made
    return made
  }

  private func endConverting() throws(MediaError) {
    guard let converter else { return }
    self.converter = nil
    try place(converter.convert(nil))
  }

  /// Has samples coded that belong at `start` of the clip, as far as they lie in it.
  private func place(
    _ converted: (samples: SoundFrame, count: Int, start: Int64)
  ) throws(MediaError) {
    guard let encoder else { return }
    let length = Int64(
      ((span.upperBound - span.lowerBound) * Double(encoder.format.rate)).rounded())
    let end = min(length, converted.start + Int64(converted.count))
    let start = max(converted.start, encoder.position)
    guard start < end else { return }
    try encoder.append(nil, count: Int(start - encoder.position))
    try encoder.append(
      converted.samples, from: Int(start - converted.start), count: Int(end - start))
  }
}
