import CFFmpeg
import WinnowCore

/// The sound that goes with a video, for clips of it. Not thread-safe.
///
/// What MP4 files hold is copied as it is coded; everything else is coded anew as AAC. A fault of the
/// sound is never one of the clip: there is less sound then, or none.
package final class Sound {
  private let source: Result<SoundReader, MediaError>

  /// nil where the video has no sound.
  ///
  /// - Parameters:
  ///   - facts: of the video, which tell where its clock leaps.
  package init?(path: String, of facts: VideoFacts, onPacket: @escaping () -> Void = {}) {
    do throws(MediaError) {
      source = .success(
        try SoundReader(path: path, isLeaping: !facts.leaps.isEmpty, onPacket: onPacket))
    } catch {
      if error.kind == .noVideo { return nil }
      source = .failure(error)
    }
  }

  /// The sound of a stretch of seconds on the video's clock.
  package func track(from start: Double, to end: Double) -> SoundTrack {
    switch source {
    case .success(let reader):
      let span = start..<max(start, end)
      let track = SoundCopying(reader).track(span) ?? SoundRecoding(reader).track(span)
      guard track.stream == nil, track.fault == nil, reader.isUnintelligible else { return track }
      return SoundTrack(nil, fault: "nothing of the sound could be decoded")
    case .failure(let error): return SoundTrack(nil, fault: error.withoutPath)
    }
  }
}
