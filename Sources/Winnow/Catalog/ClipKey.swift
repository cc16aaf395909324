/// Names a clip of a catalog.
struct ClipKey: Hashable, Sendable, Codable {
  var video: Int64
  var clip: Int
}

extension CatalogClip {
  var key: ClipKey { ClipKey(video: video, clip: clip) }
}
