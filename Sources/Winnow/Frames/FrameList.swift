import WinnowCore
import WinnowMedia

/// The clips that frames are asked for of, with all that is needed to find these: the catalog is not read
/// again, and may change.
package struct FrameList: Sendable {
  /// A video with such clips. It is small, since there may be many.
  struct Video: Sendable {
    var id: ContentID
    /// What it is called in manifests.
    var name: String
    /// The file that is named where its frames cannot be read.
    var path: String
    var clips: [FrameClip]
    /// How its frames are found; nil where the catalog does not tell.
    var content: Content?
  }

  struct Content: Sendable {
    var source: ExportSource
    var facts: VideoFacts
    var isDamaged: Bool
    /// As `FrameTimes.encoded`, which of most videos is a few bytes.
    var times: [UInt8]
    var frames: Int
  }

  /// In the order of the catalog, each with clips.
  var videos: [Video] = []
  /// How frames are decoded.
  var limits = Recipe().limits
  /// What pictures have in common; nil where each clip has its own size.
  package var size: FrameSize?
  var fit = FrameFit.stretch
  /// Clips that are left out, since only keyframes of their videos were decoded.
  package internal(set) var surveyed = 0

  package var clips: Int { videos.reduce(0) { $0 + $1.clips.count } }
}

extension FrameList.Content {
  /// The video as it is read from `file`; nil where its times are damaged.
  func video(in file: VideoSource, _ limits: ScanLimits) -> ExportVideo? {
    FrameTimes(encoded: times, count: frames, timeBase: facts.timeBase).map {
      ExportVideo(
        source: file, facts: facts, isDamaged: isDamaged, times: $0, limits: limits.decoding)
    }
  }
}
