import WinnowMedia

extension VideoRecord {
  /// Notes that the screen turns the video away, at what depth and by which of its gates.
  mutating func reject(at depth: ScanDepth, by gate: String, _ reason: String) {
    (outcome, self.depth, error) = (.rejected, depth, "screen: \(reason)")
    screenedBy = gate
  }

  /// Notes that the video ends at a limit and nothing of it can be used.
  mutating func fail(_ limit: String) {
    (outcome, error, isLimited) = (.failed, limit, true)
    (measurements, thumbnails) = (nil, Thumbnails())
  }

  /// Notes that the file is another one by now, so that nothing can be said of either.
  mutating func change() {
    let (source, depth) = (source, depth)
    self = VideoRecord(source: source, outcome: .failed)
    (self.depth, isChanged) = (depth, true)
    error = "read: it changed while it was measured; scan again"
  }

  /// Notes that the system did not let the file be read to its end, or that an instrument is at fault. What was measured
  /// is not all there is.
  mutating func leaveUnread(_ reason: String) {
    (outcome, error, isUnread) = (.failed, reason, true)
    (measurements, id) = (nil, nil)
  }

  /// Notes what was measured with `reader`, which has come to its end.
  ///
  /// - Parameters:
  ///   - limit: the limit of the scan at which it ended, in words; nil where it did not.
  ///   - leaps: frames at which times run backwards.
  mutating func finish(
    _ reader: VideoReader, _ measured: VideoMeasurements, exceeded limit: String?, leaps: Int
  ) {
    counts = DecodeCounts(reader)
    facts = reader.facts
    facts?.fieldOrder = reader.fields.order(announced: reader.facts.fieldOrder)
    if let fault = reader.systemFault { return leaveUnread(fault.withoutPath) }
    let exceeded = limit ?? reader.exceededLimit
    isLimited = exceeded != nil || reader.damage.first?.isOutOfMemory == true
    let disorder = leaps > 0 ? "times run backwards at \(leaps) frames" : nil
    error = exceeded ?? reader.damage.summary ?? disorder ?? reader.omission
    guard measured.times.count > 0 else {
      let absence =
        reader.namesForeignTracks
        ? "its data are in another file, which is not opened" : "no frame could be decoded"
      error = error ?? "decode: \(absence)"
      return
    }
    outcome = .scanned
    var measured = measured
    if depth == .frames {
      let isWhole =
        !isLimited && reader.omission == nil && reader.damage.isSlight(in: measured.times.count)
      facts?.settle(
        by: &measured.times, leaps: reader.leaps, bytes: source.size, isWhole: isWhole)
    }
    measurements = measured
  }
}
