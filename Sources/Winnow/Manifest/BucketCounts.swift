/// How many kept clips are in a bucket.
package struct BucketCount: Hashable, Sendable {
  /// Such as "720p 16:9 4s".
  package var name: String
  package var clips = 0
  package var seconds = 0.0
}

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
