import Winnow
import WinnowCore

/// Pictures of kept clips as portable pixmaps of 64 x 48.
struct PixmapSink: ExportSink {
  static let name = "pixmaps"
  static let summary = "PPM pictures of 64 x 48."
  private static let size = FrameSize(width: 64, height: 48)

  private let settings: ExportSettings
  private let sampler: (any FrameSampler)?

  init(settings: ExportSettings, _ instruments: Instruments) {
    self.settings = settings
    sampler = instruments.sampler(settings.sampler)
  }

  var signature: String { "\(Self.name); \(settings.sampler)" }

  func plan(_ clip: CatalogClip, named name: String, frames: MeasuredFrames) -> [ExportFile] {
    (sampler?.frames(in: clip.frames, of: frames) ?? []).map { frame in
      ExportFile(
        of: clip, frames: frame..<frame + 1, in: frames.times, to: "pixmaps/\(name)-\(frame).ppm")
    }
  }

  func write(_ files: [ExportFile], of video: ExportVideo, into batch: OutputBatch) throws
    -> ExportedFiles
  {
    try video.write(files, into: batch, size: Self.size) { file, pictures in
      let picture = pictures[0]
      return Array("P6\n\(picture.width) \(picture.height)\n255\n".utf8) + picture.samples
    }
  }
}
