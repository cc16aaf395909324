import Foundation
import WinnowCore
import WinnowMedia

/// Pictures of kept clips: frames/VIDEO/FRAME-ID-PICTURE.jpg, by the clip's first frame, its id and the
/// number of the picture's frame.
package struct FramesSink: ExportSink {
  package static let name = "frames"
  package static let summary =
    "JPEG, PNG or WebP pictures of kept clips, chosen by the recipe's sampler."

  private let settings: ExportSettings
  private let sampler: (any FrameSampler)?

  package init(settings: ExportSettings, _ instruments: Instruments) {
    self.settings = settings
    sampler = instruments.sampler(settings.sampler)
  }

  package var signature: String {
    """
    \(Self.name); \(settings.picture) \(settings.pictureQuality); crop \(settings.crop); \
    \(settings.fit)\(isCentred ? ", in the middle" : "")
    """
  }

  /// Whether padding is the same on both sides to a pixel, as it is where no samples are shared.
  private var isCentred: Bool {
    if case .pad = settings.fit { return settings.picture == .png }
    return false
  }

  package var companions: [String] { [DatasetMetadata.fileName] }

  package func plan(
    _ clip: CatalogClip, named name: String, frames: MeasuredFrames
  ) throws -> [ExportFile] {
    guard let sampler else { return [] }
    let suffix = settings.picture.pathExtension
    return try sampler.chosen(in: clip.frames, of: frames).map { frame in
      ExportFile(
        clip: clip.key, frames: frame..<frame + 1, time: frames.times.seconds(frame).microseconds,
        crop: clip.crop, file: "frames/\(name)-\(frame.padded(to: 7)).\(suffix)")
    }
  }

  package func write(_ files: [ExportFile], of video: ExportVideo, into batch: OutputBatch) throws
    -> ExportedFiles
  {
    let encoder = StillEncoder(
      path: video.source.absolutePath, format: settings.picture, quality: settings.pictureQuality)
    return try video.write(files, into: batch) { file, _, frame in
      try encoder.encode(frame, video.shape(of: frame, in: file, settings: settings))
    }
  }

  package func note(
    _ file: ExportFile, _ written: WrittenFile?, of video: ExportVideo,
    in output: inout ClipOutput
  ) {
    output.size = video.size(of: file, settings: settings)
    output.frames.append(ExportedFrame(time: file.time, file: file.file))
  }
}
