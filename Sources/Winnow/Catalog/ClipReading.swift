/// Reads the clips of videos that are gone through in order, those of some videos at a time: one by one it
/// takes three times as long.
struct ClipReading {
  private let catalog: Catalog
  private let rows: [Int64]
  private let places: [Int64: Int]
  private var range = 0..<0
  private var judged: [Catalog.JudgedVideo?] = []

  /// - Parameter rows: those of the videos, in the order in which they are gone through.
  init(_ catalog: Catalog, _ rows: [Int64]) {
    (self.catalog, self.rows) = (catalog, rows)
    places = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1, $0) })
  }

  /// The clips of the video in a row, as `Catalog.clips(of:)` has them.
  mutating func clips(ofVideo row: Int64) throws -> [CatalogClip] {
    guard let place = places[row] else { return [] }
    if !range.contains(place) {
      range = place..<min(place + Catalog.videosAtATime, rows.count)
      judged = try catalog.judged(Array(rows[range]))
    }
    return judged[place - range.lowerBound]?.clips(of: row) ?? []
  }
}
