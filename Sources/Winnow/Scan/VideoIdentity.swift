import WinnowCore
import WinnowMedia

/// By what a file is known before it is decoded: its bytes, and the stream that is a video.
struct VideoIdentity: Hashable, Sendable, Codable {
  var id: ContentID
  var stream: Int?
}

extension VideoScanner {
  /// Opens `source`, and where it is a video reads it to its end.
  ///
  /// - Parameter onPiece: told how many bytes have been read; false ends the reading.
  /// - Returns: nil where it is no video, cannot be read, or has changed since it was listed.
  func identity(of source: VideoSource, onPiece: (Int64) -> Bool) -> VideoIdentity? {
    guard source.refusal == nil, source.size > 0,
      let reader = try? VideoReader(
        path: source.absolutePath, frames: .keyframes, limits: settings.limits.decoding),
      let hash = ContentHash(of: source.absolutePath, size: source.size, onPiece: onPiece),
      source.isUnchanged
    else { return nil }
    return VideoIdentity(id: hash.id, stream: reader.facts.stream)
  }
}
