import WinnowCore
import WinnowMedia

/// A video with clips, as the page of a report shows it.
struct ReportVideo: Encodable {
  /// By its bytes; nil where nothing has needed it yet.
  var id: ContentID?
  var name: String
  var width: Int
  var height: Int
  var codec: String
  var seconds: Double
  /// Whether keyframes alone were measured.
  var isSurveyed: Bool
  /// Scores that were not measured, or are stale, though its frames could tell them.
  var unmeasured: [String]

  init(_ video: VideoEntry, _ facts: VideoFacts, unmeasured: [String]) {
    (id, name) = (video.id, video.name)
    (width, height) = facts.displaySize
    (codec, seconds) = (facts.codec, facts.duration.microseconds)
    isSurveyed = video.depth == .keyframes
    self.unmeasured = unmeasured
  }
}
