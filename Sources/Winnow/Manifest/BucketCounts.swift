/// Counts kept clips by bucket.
struct BucketCounts {
  private var counts: [String: BucketCount] = [:]

  mutating func add(_ line: ManifestLine) {
    guard line.verdict == .keep else { return }
    var count = counts[line.bucket] ?? BucketCount(name: line.bucket)
    count.clips += 1
    count.seconds += (line.output.media?.end ?? line.end) - (line.output.media?.start ?? line.start)
    counts[line.bucket] = count
  }

  /// The bucket with most clips first.
  var ordered: [BucketCount] {
    counts.values.sorted { ($1.clips, $0.name) < ($0.clips, $1.name) }
  }
}
