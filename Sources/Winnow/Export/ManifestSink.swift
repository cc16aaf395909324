import Foundation
import WinnowCore

/// No files but the manifest.
public struct ManifestSink: ExportSink {
  public static let name = "manifest"
  public static let summary = "The manifest of kept clips alone, as JSON lines and CSV."

  public init(settings: ExportSettings, _ instruments: Instruments) {}

  public var signature: String { Self.name }

  public var writesFiles: Bool { false }

  public var companions: [String] { [CSVManifest.fileName] }

  public func plan(_ clip: CatalogClip, named name: String, frames: MeasuredFrames) -> [ExportFile]
  {
    []
  }

  public func write(_ files: [ExportFile], of video: ExportVideo, into batch: OutputBatch)
    -> ExportedFiles
  { ExportedFiles() }

  public func note(
    _ file: ExportFile, _ written: WrittenFile?, of video: ExportVideo,
    in output: inout ClipOutput
  ) {}
}
