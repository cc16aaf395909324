import WinnowCore

/// A clip, and the frames that are asked for of it.
struct FrameClip: Sendable, Codable {
  var key: ClipKey
  var id: ContentID
  /// Seconds on the video's clock.
  var start: Double
  var end: Double
  /// Their numbers in the video, increasing.
  var frames: [Int]
  /// Inside the bars, in stored pixels; nil where bars stay.
  var crop: PixelRect?
  /// That of all its pictures.
  var size: FrameSize

  /// Bytes of its pictures.
  var bytes: Int { frames.count * size.bytes }
}
