import WinnowCore

/// A video that is to be measured.
struct PlannedVideo: Sendable {
  /// The files that hold it, the first of which is measured if it can be.
  var files: [ScanInput.File]
  /// What the catalog knows of it; nil for one that it does not know.
  var known: KnownVideo?
  /// What its bytes are called; nil where they have not been read.
  var id: ContentID?
  var wanted: Staleness = .whole
}
