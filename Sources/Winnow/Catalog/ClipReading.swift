/// Reads the clips of videos that are gone through in order, those of some videos at a time: one by one it
/// takes three times as long.
struct ClipReading {
  private let catalog: Catalog
  private let entries: [VideoEntry]
  private let places: [Int64: Int]
  private var range = 0..<0
  private var judged: [Catalog.JudgedVideo?] = []

  /// - Parameter entries: the videos, in the order in which they are gone through.
  init(_ catalog: Catalog, _ entries: [VideoEntry]) {
    (self.catalog, self.entries) = (catalog, entries)
    places = Dictionary(uniqueKeysWithValues: entries.enumerated().map { ($1.row, $0) })
  }

  /// The clips of the video in a row, as `Catalog.clips(of:)` has them.
  mutating func clips(ofVideo row: Int64) throws -> [CatalogClip] {
    guard let place = places[row] else { return [] }
    if !range.contains(place) {
      range = place..<min(place + Catalog.videosAtATime, entries.count)
      judged = try catalog.judged(entries[range].map(\.row))
    }
    return judged[place - range.lowerBound]?.clips(of: entries[place]) ?? []
  }
}
