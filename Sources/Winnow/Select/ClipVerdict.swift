import WinnowCore

/// A clip's verdict with its reasons and, where it has copies, its group.
package struct ClipVerdict: Sendable {
  /// The row of its video.
  var video: Int64
  package var clip: Int
  package var verdict: Verdict
  package var reasons: [Reason]
  /// Number of the group of copies, from 1; nil for a clip without copies.
  package var group: Int?
  /// Its place among its copies, from 0: of those that no reason speaks against the first one stays.
  package var preference: Int?
  /// The copy that stays, where it is another clip.
  var kept: (video: Int64, clip: Int)?
  /// The name of that clip; nil where its video has none.
  package var keptID: ContentID?
  /// How much alike the clip and the copy that stays are, 0...1; nil where they meet only through
  /// other copies.
  package var similarity: Double?
}
