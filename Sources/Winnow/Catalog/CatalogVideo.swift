import Foundation
import WinnowCore
import WinnowMedia

/// A video as the catalog knows it, without its measurements.
public struct CatalogVideo: Sendable {
  /// Where it stands in the catalog; another catalog of the same video has another.
  var row: Int64
  /// Its name: the same for the same bytes everywhere. Nil where nothing has needed it yet.
  public package(set) var id: ContentID?
  /// The first file that holds it and is there, in the order of roots and paths; where none is, the
  /// first that did.
  package var source: VideoSource
  /// The files that hold it and are there, in the order of roots and paths.
  package var places: [VideoSource]
  var revisions: MeasurementRevisions
  /// What became of it.
  public package(set) var outcome: Outcome
  /// Why it was rejected or failed, or what of it had to be left out; nil for nothing.
  public package(set) var error: String?
  /// The gate of the screen that turned it away.
  var screenedBy: String?
  /// nil where nothing is known, or where another version of the package wrote what this one cannot
  /// read and the file waits to be measured anew.
  public package(set) var facts: VideoFacts?
  /// How much of it was looked at; nil where it could not be opened as a video.
  package var depth: ScanDepth?
  /// Frames decoded.
  public package(set) var frames: Int
  package var counts: DecodeCounts
}

extension CatalogVideo {
  /// The first file that holds it and is there, from the root of the file system on; where none is, the first that did.
  public var file: String { source.absolutePath }

  /// What it is called in manifests: its path below the input.
  public var path: String { source.path }

  /// Whether a file that holds it was there when it was looked for last.
  package var isPresent: Bool { !places.isEmpty }

  /// Whether there are measurements of it.
  var isMeasured: Bool { outcome == .scanned }

  /// - Throws: `WinnowError` where they are not known.
  func knownFacts() throws -> VideoFacts {
    guard let facts else {
      throw WinnowError(
        "use the measurements of", source.absolutePath,
        reason: "its facts are missing; run winnow scan again")
    }
    return facts
  }

  /// By what videos are called, then by their ids; those without come last, by their paths.
  static func precedes(_ a: CatalogVideo, _ b: CatalogVideo) -> Bool {
    if VideoOrder.precedes(a.path, b.path) { return true }
    if VideoOrder.precedes(b.path, a.path) { return false }
    return VideoOrder.precedes(a.id, b.id)
      ?? VideoOrder.precedes(a.source.absolutePath, b.source.absolutePath)
  }
}

extension CatalogVideo {
  init(
    _ row: VideoRow, facts: VideoFacts?, source: VideoSource, places: [VideoSource],
    revisions: MeasurementRevisions
  ) {
    self.init(
      row: row.id ?? 0, id: row.content, source: source, places: places, revisions: revisions,
      outcome: row.outcome, error: row.error, screenedBy: row.screenedBy, facts: facts,
      depth: row.depth, frames: row.frames, counts: row.counts)
  }
}
