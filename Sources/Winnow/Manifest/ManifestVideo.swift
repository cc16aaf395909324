import WinnowCore
import WinnowMedia

/// What the lines of the clips of a video share.
struct ManifestVideo: Sendable {
  struct Name: Sendable {
    var id: ContentID?
    /// Below the root.
    var path: String
  }

  var name: Name
  /// What the scores are of: every frame, or keyframes alone.
  var depth: ScanDepth?
  var facts: VideoFacts
}
