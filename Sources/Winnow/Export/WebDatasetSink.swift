import Foundation
import WinnowCore

/// Kept clips, or pictures of them, as WebDataset shards: shards/NUMBER.tar with VIDEO/FRAME-ID.mp4 and
/// VIDEO/FRAME-ID.json for each clip, by its first frame and its id.
///
/// Files wait in a folder of their own until their shard is full.
package struct WebDatasetSink: ExportSink {
  package static let name = "webdataset"
  package static let summary =
    "Tar shards of clips or pictures, each with its line of the manifest as JSON."

  private static let waiting = ".winnow-parts"
  private let settings: ExportSettings
  private let parts: any ExportSink

  package init(settings: ExportSettings, _ instruments: Instruments) {
    self.settings = settings
    parts =
      switch settings.shardOf {
      case .clips: ClipsSink(settings: settings, instruments)
      case .frames: FramesSink(settings: settings, instruments)
      }
  }

  package var signature: String { parts.signature }
  package var remembersFiles: Bool { true }

  package func plan(
    _ clip: CatalogClip, named name: String, frames: MeasuredFrames
  ) throws -> [ExportFile] {
    try parts.plan(clip, named: name, frames: frames).map { planned in
      var waiting = planned
      waiting.file = "\(Self.waiting)/\(planned.file)"
      return waiting
    }
  }

  package func write(_ files: [ExportFile], of video: ExportVideo, into batch: OutputBatch) throws
    -> ExportedFiles
  {
    try parts.write(files, of: video, into: batch)
  }

  /// Names the file as it is called inside the shard.
  package func note(
    _ file: ExportFile, _ written: WrittenFile?, of video: ExportVideo,
    in output: inout ClipOutput
  ) {
    parts.note(file, written, of: video, in: &output)
    let key = output.key ?? ""
    let suffix = ShardPart.suffix(of: file)
    output.media?.file = "\(key).\(suffix)"
    if let last = output.frames.indices.last { output.frames[last].file = "\(key).\(suffix)" }
  }
}

extension WebDatasetSink: PackingSink {
  var shardSamples: Int { settings.shardSamples }

  func makePacking(_ manifest: Manifest, into folder: OutputFolder) -> any ExportPacking {
    ShardPacking(self, bytes: settings.shardBytes, manifest: manifest, folder: folder)
  }
}
