import WinnowCore

/// What the video file of a clip is, as a manifest says it.
package struct ClipMedia: Hashable, Sendable, Codable {
  /// Path below the export's directory, or inside the shard.
  var file: String
  /// FFmpeg's name of the codec.
  var codec: String
  /// FFmpeg's name of the encoder; "copy" where packets were copied.
  var encoder: String
  /// What it shows: less than the clip where the bounds were moved to where packets can be copied.
  var start: Double
  var end: Double
  var startFrame: Int
  var endFrame: Int
  /// Frames in the file.
  var frames: Int
  /// Frames per second; 0 where that is unknown.
  var fps: Double
  var width: Int
  var height: Int
  /// FFmpeg's name of the codec of its sound; nil where it has none.
  var audio: String?
  /// Why it has less sound than its video, or none; nil where it has all of it.
  var audioError: String?

  private enum CodingKeys: String, CodingKey {
    case file, codec, encoder, start, end, frames, fps, width, height, audio
    case audioError = "audio_error"
    case startFrame = "start_frame"
    case endFrame = "end_frame"
  }

  /// Writes null for no sound, so that every line of a manifest has the same keys.
  package func encode(to encoder: any Encoder) throws {
    var line = encoder.container(keyedBy: CodingKeys.self)
    try line.encode(file, forKey: .file)
    try line.encode(codec, forKey: .codec)
    try line.encode(self.encoder, forKey: .encoder)
    try line.encode(start, forKey: .start)
    try line.encode(end, forKey: .end)
    try line.encode(startFrame, forKey: .startFrame)
    try line.encode(endFrame, forKey: .endFrame)
    try line.encode(frames, forKey: .frames)
    try line.encode(fps, forKey: .fps)
    try line.encode(width, forKey: .width)
    try line.encode(height, forKey: .height)
    try line.encode(audio, forKey: .audio)
    try line.encode(audioError, forKey: .audioError)
  }
}
