import CFFmpeg
import WinnowCore

/// The sound of a video as samples of one channel, stretch by stretch. Not thread-safe.
///
/// What a stretch is made of depends on the file alone, and not on what was asked for before.
package final class SoundSamples {
  /// Seconds of a stretch at most: memory for it is 4 bytes a sample.
  package static let longest = 4 * 3600.0

  /// Samples a second.
  package let rate: Int
  private let reader: SoundReader
  private let timeBase: Rational

  /// nil where the video has no sound.
  ///
  /// - Parameters:
  ///   - facts: of the video, which tell what its ticks are and where its clock leaps.
  ///   - rate: samples a second, 1...384000.
  /// - Throws: `MediaError` where the file cannot be opened.
  package init?(
    path: String, of facts: VideoFacts, rate: Int = 16000, onPacket: @escaping () -> Void = {}
  ) throws(MediaError) {
    (self.rate, timeBase) = (min(max(rate, 1), 384_000), facts.timeBase)
    do throws(MediaError) {
      reader = try SoundReader(path: path, isLeaping: !facts.leaps.isEmpty, onPacket: onPacket)
    } catch {
      if error.kind == .noVideo { return nil }
      throw error
    }
  }

  /// The sound of a stretch of ticks on the video's clock.
  ///
  /// Channels are mixed as FFmpeg mixes them for whole numbers, so that none of them can be too loud together: two
  /// are averaged.
  ///
  /// - Returns: values in -1...1, as many as the stretch has seconds times `rate`, rounded; 0 where there is no
  ///   sound, or none that can be decoded.
  /// - Throws: `MediaError` where nothing of the sound there is can be decoded, or the file cannot be read, or the
  ///   stretch is longer than `longest`.
  package func samples(of span: Range<Int64>) throws(MediaError) -> [Float] {
    let start = MediaTime.seconds(span.lowerBound, timeBase)
    let end = MediaTime.seconds(span.upperBound, timeBase)
    guard start.isFinite, end.isFinite, end - start <= Self.longest else {
      throw MediaError(
        .decode, path: reader.path, kind: .limit,
        reason: "sound of more than \(Int(Self.longest)) s in one piece")
    }
    let track = MonoTrack(from: start, to: end, rate: rate, reader)
    let decoding = SoundDecoding(reader, start..<end) { frame, kind, start throws(MediaError) in
      try track.take(frame, kind, start)
    }
    var damage: MediaError?
    do throws(MediaError) { try decoding.run(runOut: MonoTrack.margin) } catch { damage = error }
    let samples = try track.finish()
    if let fault = reader.systemFault { throw fault }
    if track.isSilent { try complain(decoding, damage) }
    return samples
  }

  /// - Throws: `MediaError` where there is sound of which nothing came.
  private func complain(_ decoding: SoundDecoding, _ damage: MediaError?) throws(MediaError) {
    if let damage { throw damage }
    let refused = decoding.refused
    let isLost = decoding.isHeard && !decoding.isDecoded || reader.isUnintelligible
    guard refused.count > 0 || isLost else { return }
    let reason = refused.count > 0 ? refused.reason : "nothing of the sound could be decoded"
    throw MediaError(.decode, path: reader.path, reason: reason)
  }
}
