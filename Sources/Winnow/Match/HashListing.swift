import WinnowCore

/// The PDQ hashes of a catalog's sampled frames, as lines of a list and of CSV.
package struct HashListing: Sendable {
  /// "hash,quality,video,frame" for each frame of at least `quality`, in order of video and frame.
  package var lines: [String] = []

  package init(_ catalog: Catalog, quality: Int = 50) throws {
    for video in try catalog.videos() {
      let name = video.path.printable.csvField
      let frames = try catalog.hashedFrames(of: video)?.frames(ofQuality: quality) ?? []
      lines += frames.map { "\($0.rated.hash),\($0.rated.quality),\(name),\($0.frame)" }
    }
  }
}
