extension Array {
  /// Runs of as many videos as one query reads.
  var inQueries: [ArraySlice<Element>] {
    stride(from: 0, to: count, by: Catalog.videosAtATime).map {
      self[$0..<Swift.min($0 + Catalog.videosAtATime, count)]
    }
  }
}
