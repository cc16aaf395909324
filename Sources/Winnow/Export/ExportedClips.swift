import Foundation

/// The clips of an export, all of which are written.
public struct ExportedClips {
  /// The export's directory.
  public let folder: URL
  private let manifest: Manifest
  private let outputs: [ClipKey: ClipOutput]

  init(in folder: URL, _ manifest: Manifest, _ outputs: [ClipKey: ClipOutput]) {
    (self.folder, self.manifest, self.outputs) = (folder, manifest, outputs)
  }

  /// Hands over what the manifest says of each, in the order of video and clip. Clips that are lost have no files.
  ///
  /// - Throws: `WinnowError` where the catalog cannot be read; what `body` throws.
  public func each(_ body: (ManifestLine) throws -> Void) throws {
    try manifest.eachLine(outputs, body)
  }
}
