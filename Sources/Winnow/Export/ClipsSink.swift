import Foundation
import WinnowCore
import WinnowMedia

/// Kept clips as video files: clips/VIDEO/FRAME-ID.mp4, by the clip's first frame and its id.
package struct ClipsSink: ExportSink {
  package static let name = "clips"
  package static let summary =
    "MP4 files of kept clips, coded anew to the frame, or copied from keyframe on."

  private let settings: ExportSettings
  /// FFmpeg's names of the encoders that are tried.
  private let encoders: [String]

  package init(settings: ExportSettings, _ instruments: Instruments) {
    self.init(settings: settings, encoders: ClipCoding.encoders)
  }

  init(settings: ExportSettings, encoders: [String]) {
    self.settings = settings
    self.encoders = encoders
  }

  package var signature: String {
    """
    \(Self.name) 2; \(settings.cut) \(settings.snap); crf \(settings.crf); \
    rate \(settings.maxBitRate.map { "\($0)" } ?? "free"); \
    fps \(settings.fps.map { "\($0)" } ?? "own"); audio \(settings.audio); \
    crop \(settings.crop); \(settings.fit)
    """
  }

  package var remembersFiles: Bool { true }

  package var companions: [String] { [DatasetMetadata.fileName] }

  package func plan(_ clip: CatalogClip, named name: String, frames: MeasuredFrames) -> [ExportFile]
  {
    // A survey knows keyframes alone.
    guard !clip.frames.isEmpty, clip.frames.upperBound <= frames.times.count else { return [] }
    return [
      ExportFile(
        clip: clip.key, frames: clip.frames,
        time: frames.times.seconds(clip.frames.lowerBound).microseconds, crop: clip.crop,
        file: "clips/\(name).mp4")
    ]
  }

  package func write(_ files: [ExportFile], of video: ExportVideo, into batch: OutputBatch) throws
    -> ExportedFiles
  {
    let path = video.source.absolutePath
    let sound = settings.audio ? Sound(path: path, of: video.facts, onPacket: video.onPacket) : nil
    var copied: [WrittenFile] = []
    var left = files
    if settings.cut == .copy {
      let copying = try ClipCopying(video: video, settings: settings, sound: sound)
      copied = try files.compactMap { try copying.copy($0, into: batch) }
      let done = Set(copied.map { ExportPath($0.file) })
      left = files.filter { !done.contains(ExportPath($0.file)) }
    }
    var coding = ClipRecoding(
      video: video, settings: settings, encoders: encoders, sound: sound, batch: batch)
    var result = try coding.write(left)
    result.written = copied + result.written
    return result
  }

  package func note(
    _ file: ExportFile, _ written: WrittenFile?, of video: ExportVideo,
    in output: inout ClipOutput
  ) {
    output.media = written?.media
  }
}
