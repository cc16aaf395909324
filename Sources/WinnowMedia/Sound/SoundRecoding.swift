import CFFmpeg
import WinnowCore

/// Codes the sound of a clip anew, from its first sample to its last.
///
/// Samples lie where the container's clock has them: where sound is missing there is silence, and what
/// would come twice comes once.
final class SoundRecoding {
  private let reader: SoundReader
  private var span = 0.0..<0.0
  private var encoder: SoundEncoder?
  private var converter: SoundConverter?

  init(_ reader: SoundReader) {
    self.reader = reader
  }

  /// The sound of a stretch of seconds.
  func track(_ span: Range<Double>) -> SoundTrack {
    self.span = span
    let decoding = SoundDecoding(reader, span) { frame, kind, start throws(MediaError) in
      try self.take(frame, kind, start)
    }
    var fault: String?
    do throws(MediaError) { try decoding.run() } catch { fault = error.withoutPath }
    var stream: SoundTrack.Stream?
    do throws(MediaError) {
      try endConverting()
      stream = try encoder?.finish()
    } catch {
      return SoundTrack(nil, fault: fault ?? error.withoutPath)
    }
    let refused = decoding.refused
    if fault == nil, stream == nil, refused.count == 0, decoding.isHeard {
      fault = "nothing of the sound could be decoded"
    }
    if fault == nil, refused.count > 0 {
      let packets = refused.count == 1 ? "1 packet" : "\(refused.count) packets"
      fault = "\(packets) of the sound could not be decoded: \(refused.reason)"
    }
    return SoundTrack(stream, fault: fault)
  }

  private func take(
    _ frame: SoundFrame, _ kind: SoundConverter.Kind, _ start: Double
  ) throws(MediaError) {
    let end = start + Double(frame.count) / Double(kind.rate)
    // Filters of the converter reach a little further than the stretch.
    guard end > span.lowerBound - SoundReader.tolerance, start < span.upperBound else { return }
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
