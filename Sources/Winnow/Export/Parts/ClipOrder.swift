/// Where the clips of each video stand among all that are exported, and what videos are called: the same
/// in a whole catalog and in any part of it.
struct ClipOrder: Sendable {
  struct Place: Hashable, Sendable {
    /// Exported clips before the first of the video.
    var first: Int
    /// Its own.
    var count: Int
  }

  /// Clips in all of the catalog.
  let total: Int
  /// Clips that are kept of videos whose frames were not counted: they are not exported.
  let surveyed: Int
  let names: ExportNames
  private let places: [Int64: Place]

  /// - Parameters:
  ///   - catalog: of which `videos` are all that are there, in their order.
  ///   - part: what it is a part of; nil for a whole catalog.
  ///   - counts: how many clips there are of each video, by row; nil for those that are kept.
  init(
    _ catalog: Catalog, _ videos: [VideoEntry], part: CatalogPart? = nil,
    counts: [Int64: Int]? = nil
  ) throws {
    let counts = try counts ?? catalog.keptClips()
    let measured = videos.filter(\.isMeasured)
    let exported = measured.filter { $0.depth == .frames }
    surveyed = measured.reduce(0) { $0 + ($1.depth == .frames ? 0 : counts[$1.row] ?? 0) }
    if let part {
      (total, names) = (part.clips, ExportNames(stems: part.videos.mapValues(\.stem)))
      places = Dictionary(
        exported.compactMap { video in
          guard let count = counts[video.row], let place = part.videos[video.row] else {
            return nil
          }
          return (video.row, Place(first: place.first, count: count))
        }, uniquingKeysWith: { first, _ in first })
      return
    }
    var (places, total) = ([Int64: Place](), 0)
    for video in exported {
      guard let count = counts[video.row] else { continue }
      places[video.row] = Place(first: total, count: count)
      total += count
    }
    (self.places, self.total, names) = (places, total, ExportNames(of: videos))
  }

  /// Nil for a video of which nothing is exported.
  subscript(video: Int64) -> Place? { places[video] }
}
