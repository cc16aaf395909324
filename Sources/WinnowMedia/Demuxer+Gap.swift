import CFFmpeg

extension Demuxer {
  /// Packets that could not be read.
  struct Gap {
    private(set) var count = 0
    private(set) var first: MediaError?
    /// The first reason that is not the end of the file.
    private(set) var error: MediaError?

    mutating func count(_ reason: MediaError) {
      count += 1
      first = first ?? reason
      if reason.code != winnow_error_eof { error = error ?? reason }
    }

    mutating func add(_ other: Gap) {
      count += other.count
      first = first ?? other.first
      error = error ?? other.error
    }
  }
}
