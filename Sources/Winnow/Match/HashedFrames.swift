import WinnowCore

/// What a catalog knows of a video's sampled frames that is needed to compare their hashes.
struct HashedFrames {
  var times: FrameTimes
  var shots: [Shot]
  /// The sampled frames with their hashes, increasing; none of a survey.
  var frames: [(frame: Int, rated: RatedPDQ)]

  /// Those whose hash means something.
  func frames(ofQuality least: Int) -> [(frame: Int, rated: RatedPDQ)] {
    frames.filter { Int($0.rated.quality) >= least }
  }
}
