import WinnowCore

/// A file as the catalog knows it.
struct CatalogPlace: Sendable {
  var id: Int64
  /// The file as it was when it was looked at last.
  var source: VideoSource
  /// Whether it was there when it was looked for last.
  var isPresent: Bool
  /// The row of the video that it holds.
  var video: Int64
}
