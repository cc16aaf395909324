import WinnowCore
import WinnowMedia

extension ContentID {
  /// The id of a clip: the same span of the same bytes has the same, whatever the recipe, the path, the
  /// machine or the order of inputs.
  ///
  /// It is the first half of the SHA-256 of the ASCII text
  /// "winnow-clip 1 VIDEO STREAM NUM/DEN FIRST LAST": the revision of the timeline, the id of the video,
  /// the number of its stream, the time base, and the times of the first and the last frame in ticks.
  static func clip(
    of video: ContentID, stream: Int, timeBase: Rational, first: Int64, last: Int64
  ) -> ContentID {
    let base = "\(timeBase.numerator)/\(timeBase.denominator)"
    let text = "winnow-clip \(FrameTimes.revision) \(video) \(stream) \(base) \(first) \(last)"
    return ContentHash(of: Array(text.utf8)).id
  }
}

extension VideoFacts {
  /// The id of the clip that consists of `frames` of the video of this id; nil where there is none.
  func clipID(of frames: Range<Int>, _ times: FrameTimes, in video: ContentID?) -> ContentID? {
    guard let video, let stream, !frames.isEmpty else { return nil }
    return .clip(
      of: video, stream: stream, timeBase: times.timeBase, first: times[frames.lowerBound],
      last: times[frames.upperBound - 1])
  }
}

extension CatalogVideo {
  /// The id of the clip that consists of `frames`; nil where the video has none, and where frames were
  /// not counted.
  func clipID(_ frames: Range<Int>, _ times: FrameTimes) -> ContentID? {
    // By another timeline the same frames would have another name.
    guard depth == .frames, revisions.timeline == "\(FrameTimes.revision)" else { return nil }
    return facts?.clipID(of: frames, times, in: id)
  }
}
