import WinnowCore

/// What was found of a list in a clip, or in what of a shot belongs to no clip: the nearest pair of a
/// frame and an entry.
package struct HashFinding: Encodable, Sendable {
  /// The name of the clip; nil where it is a shot or its video has none.
  package var id: ContentID?
  package var videoID: ContentID?
  package var video: String
  /// Nil where it is a shot.
  package var clip: Int?
  package var shot: Int?
  package var start: Double
  package var end: Double
  package var startFrame: Int
  package var endFrame: Int
  /// Sampled frames that are near to some entry.
  package var matches: Int
  /// Bits that differ.
  package var distance: Int
  /// The entry.
  package var hash: String
  package var label: String
  package var frame: Int
  /// Seconds on the video's clock.
  package var time: Double

  private enum CodingKeys: String, CodingKey {
    case id, video, clip, shot, start, end, matches, distance, hash, label, frame, time
    case videoID = "video_id"
    case startFrame = "start_frame"
    case endFrame = "end_frame"
  }

  /// - Parameter matches: those inside the place; nothing was found where there are none.
  init?(
    _ video: CatalogVideo, _ place: HashMatching.Place, _ matches: [HashMatching.FrameMatch],
    _ list: HashList,
    _ times: FrameTimes
  ) {
    let nearest = matches.min { $0.match.distance < $1.match.distance }
    guard let nearest else { return nil }
    let frames = place.frames.clamped(to: 0..<times.count)
    (id, videoID, self.video) = (place.id, video.id, video.path)
    (clip, shot) = (place.clip, place.shot)
    start = times.seconds(frames.lowerBound).microseconds
    end = times.seconds(frames.upperBound).microseconds
    (startFrame, endFrame) = (frames.lowerBound, frames.upperBound)
    self.matches = matches.count
    distance = nearest.match.distance
    let entry = list.entries[nearest.match.index]
    (hash, label) = ("\(entry.hash)", entry.label)
    frame = nearest.frame
    time = times.seconds(frame).microseconds
  }

  /// Writes null for the one of clip and shot that it is not, so that every line has the same keys.
  package func encode(to encoder: any Encoder) throws {
    var line = encoder.container(keyedBy: CodingKeys.self)
    try line.encode(id, forKey: .id)
    try line.encode(videoID, forKey: .videoID)
    try line.encode(video, forKey: .video)
    try line.encode(clip, forKey: .clip)
    try line.encode(shot, forKey: .shot)
    try line.encode(start, forKey: .start)
    try line.encode(end, forKey: .end)
    try line.encode(startFrame, forKey: .startFrame)
    try line.encode(endFrame, forKey: .endFrame)
    try line.encode(matches, forKey: .matches)
    try line.encode(distance, forKey: .distance)
    try line.encode(hash, forKey: .hash)
    try line.encode(label, forKey: .label)
    try line.encode(frame, forKey: .frame)
    try line.encode(time, forKey: .time)
  }
}
