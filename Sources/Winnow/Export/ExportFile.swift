import WinnowCore

/// A file that an export writes of a clip.
public struct ExportFile: Hashable, Sendable, Codable {
  var clip: ClipKey
  /// Numbers of the frames it shows, in the video.
  public private(set) var frames: Range<Int>
  /// Seconds on the video's clock at which the first of them is shown.
  private(set) var time: Double
  /// Inside the bars, in stored pixels.
  var crop: PixelRect
  /// Path below the export's directory.
  public internal(set) var file: String
  /// What decides its content, wherever it and its video lie.
  var key = ""

  init(
    clip: ClipKey, frames: Range<Int>, time: Double, crop: PixelRect, file: String, key: String = ""
  ) {
    (self.clip, self.frames, self.time) = (clip, frames, time)
    (self.crop, self.file, self.key) = (crop, file, key)
  }

  /// A file that shows frames of `clip`.
  ///
  /// - Parameters:
  ///   - clip: that it is of.
  ///   - frames: their numbers in the video. A clip is lost of which a file shows frames that are not there.
  ///   - times: of the whole video.
  ///   - file: its path below the export's directory; no other file has it.
  public init(of clip: CatalogClip, frames: Range<Int>, in times: FrameTimes, to file: String) {
    self.init(
      clip: clip.key, frames: frames, time: times.seconds(frames.lowerBound).microseconds,
      crop: clip.crop, file: file)
  }
}
