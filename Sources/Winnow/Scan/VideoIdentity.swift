import WinnowCore
import WinnowMedia

/// By what a file is known before it is decoded: its bytes, and the stream that is a video.
struct VideoIdentity: Hashable, Sendable, Codable {
  var id: ContentID
  /// nil where the file was not opened.
  var stream: Int?
}

extension VideoScanner {
  /// Opens a file where that is asked for, and reads it to its end.
  ///
  /// - Parameter onPiece: told how many bytes have been read; false ends the reading.
  /// - Returns: nil where it is no video, cannot be read, or has changed since it was listed.
  func identity(of file: UnreadFile, onPiece: (Int64) -> Bool) -> VideoIdentity? {
    let source = file.source
    guard source.refusal == nil, source.size > 0 else { return nil }
    var stream: Int?
    if file.mustOpen {
      let reader = try? VideoReader(
        path: source.absolutePath, frames: .keyframes, limits: settings.limits.decoding)
      guard let reader else { return nil }
      stream = reader.facts.stream
    }
    let hash = try? ContentHash(of: source.absolutePath, size: source.size, onPiece: onPiece)
    guard let hash, source.isUnchanged else { return nil }
    return VideoIdentity(id: hash.id, stream: stream)
  }
}
