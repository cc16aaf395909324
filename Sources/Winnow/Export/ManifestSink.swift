import Foundation
import WinnowCore

/// No files but the manifest.
package struct ManifestSink: ExportSink {
  package static let name = "manifest"
  package static let summary = "The manifest of kept clips alone, as JSON lines and CSV."

  package init(settings: ExportSettings, _ instruments: Instruments) {}

  package var signature: String { Self.name }

  package var writesFiles: Bool { false }

  package var companions: [String] { [CSVManifest.fileName] }

  package func plan(_ clip: CatalogClip, named name: String, frames: MeasuredFrames) -> [ExportFile]
  {
    []
  }

  package func write(_ files: [ExportFile], of video: ExportVideo, into batch: OutputBatch)
    -> ExportedFiles
  { ExportedFiles() }

  package func note(
    _ file: ExportFile, _ written: WrittenFile?, of video: ExportVideo,
    in output: inout ClipOutput
  ) {}
}
