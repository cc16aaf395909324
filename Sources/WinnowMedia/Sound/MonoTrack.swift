import CFFmpeg
import WinnowCore

/// Puts decoded sound where it belongs in a stretch of samples of one channel.
///
/// Samples lie where the container's clock has them: where sound is missing there is silence, and what would come
/// twice comes once.
final class MonoTrack {
  /// Seconds at both ends of which sound goes in that is not of the stretch, as filters of the converter reach.
  static let margin = 0.2
  /// No sound has more samples a second.
  private static let highestRate: Int32 = 1 << 20

  /// Whether no sample came.
  private(set) var isSilent = true

  private let reader: SoundReader
  private let format: SoundFormat
  private let (start, end): (Double, Double)
  /// Samples of the stretch.
  private let count: Int
  private var samples: [Float] = []
  private var converter: SoundConverter?
  /// The second at which the samples end that were put in.
  private var next = 0.0

  /// - Parameters: a stretch of seconds, which is not too long, and samples a second.
  init(from start: Double, to end: Double, rate: Int, _ reader: SoundReader) {
    (self.start, self.end, self.reader) = (start, end, reader)
    format = SoundFormat(mono: Int32(clamping: rate))
    count = Int(((end - start) * Double(rate)).rounded())
  }

  /// Takes samples of which the container says that the first is heard at the second `told`.
  func take(
    _ frame: SoundFrame, _ kind: SoundConverter.Kind, _ told: Double
  ) throws(MediaError) {
    let length = Double(frame.count) / Double(kind.rate)
    guard told + length > start - Self.margin, told < end + Self.margin,
      kind.rate <= Self.highestRate
    else { return }
    if let converter, converter.kind == kind, abs(told - next) <= SoundReader.tolerance {
      next += length
      return try place(converter.convert(frame.pointer))
    }
    try endConverting()
    let grid = SoundGrid(reader.stream, samples: frame.count)
    try begin(frame, kind, grid?.exact(told) ?? told)
  }

  /// Begins to convert with a frame that is heard at the second `heard`.
  private func begin(
    _ frame: SoundFrame, _ kind: SoundConverter.Kind, _ heard: Double
  ) throws(MediaError) {
    next = heard + Double(frame.count) / Double(kind.rate)
    // From a whole sample of the stretch on, so that the others are where they belong as well.
    let ahead = (Double(format.rate) * Self.margin).rounded()
    let early = start - ahead / Double(format.rate) - heard
    let left = Int((early * Double(kind.rate)).rounded())
    if left >= frame.count { return }
    let origin = left > 0 ? -ahead : ((heard - start) * Double(format.rate)).rounded()
    let made = try SoundConverter(
      kind, to: format, loudest: 1, origin: Int64(origin), path: reader.path)
    converter = made
    let rest = left > 0 ? try frame.dropping(left, path: reader.path) : frame
    try place(made.convert(rest.pointer))
  }

  private func endConverting() throws(MediaError) {
    guard let converter else { return }
    self.converter = nil
    try place(converter.convert(nil))
  }

  /// Keeps samples that belong at `start` of the stretch, as far as they lie in it.
  private func place(_ converted: (samples: SoundFrame, count: Int, start: Int64)) {
    let (first, count) = (Int(converted.start), self.count)
    let begin = max(first, samples.count)
    let end = min(count, first + converted.count)
    guard begin < end else { return }
    isSilent = false
    samples += repeatElement(0, count: begin - samples.count)
    converted.samples.withRoom { values in
      samples += values.dropFirst(begin - first).prefix(end - begin).lazy.map(Self.bounded)
    }
  }

  /// Damaged sound may be no number.
  private static func bounded(_ value: Float) -> Float {
    value.isNaN ? 0 : min(max(value, -1), 1)
  }

  /// All samples of the stretch.
  func finish() throws(MediaError) -> [Float] {
    try endConverting()
    samples += repeatElement(0, count: max(0, count - samples.count))
    return samples
  }
}
