/// When two clips count as copies of the same content.
package struct CopyCriteria: Hashable, Sendable {
  /// The largest distance of the aligned codes, 0...0.5: real copies lie at .03 to .2, different
  /// contents above .35.
  package var maximumDistance = 0.24
  /// The fewest codes that must have met one like them.
  package var minimumCodes = 3
  /// The shortest stretch that both clips share, in seconds.
  package var minimumOverlap = 0.5
  /// The smallest share of the shorter clip that both share, 0...1.
  package var minimumOverlapShare = 0.3

  package init() {}
}
