import WinnowCore
import WinnowMedia

/// A file whose bytes are to be read.
struct UnreadFile: Sendable, Codable {
  var source: VideoSource
  /// Whether it has to be opened first, to be read only where it is a video. What has the size of a
  /// video that is known is most likely that one, and opening can take longer than reading.
  var mustOpen: Bool
}
