/// How many kept clips are in a bucket.
package struct BucketCount: Hashable, Sendable {
  /// Such as "720p 16:9 4s".
  package var name: String
  package var clips = 0
  package var seconds = 0.0
}
