import Foundation

/// Two clips that show the same content, and how one lies on the other.
package struct CopyMatch: Hashable, Sendable {
  /// Positions in the list of clips, a < b.
  package var a: Int
  package var b: Int
  package var relation: CopyRelation
  /// Mean distance of the codes in the overlap: 0 for the same pictures, .5 for unrelated ones.
  package var distance: Double
  /// Codes of one that met one like them in the other.
  package var codes: Int
  /// How many times faster `b` runs than `a`.
  package var speed: Double
  /// Whether one shows the other mirrored left to right.
  package var mirrored: Bool
  /// The shared stretch in seconds from the start of clip `a`.
  package var overlapA: Range<Double>
  /// The shared stretch in seconds from the start of clip `b`.
  package var overlapB: Range<Double>

  package init(
    a: Int, b: Int, relation: CopyRelation = .copy, distance: Double, codes: Int = 0, speed: Double,
    mirrored: Bool, overlapA: Range<Double>, overlapB: Range<Double>
  ) {
    self.a = a
    self.b = b
    self.relation = relation
    self.distance = distance
    self.codes = codes
    self.speed = speed
    self.mirrored = mirrored
    self.overlapA = overlapA
    self.overlapB = overlapB
  }

  /// 1 - `distance`.
  package var similarity: Double { 1 - distance }

  /// How sure the match is, 0...1: the more codes have met, and the further the distance lies below
  /// that of chance alignments (.36 at the least), the surer. Below a distance of .1 codes alone
  /// decide: 3 give .65, 8 give .94.
  package var confidence: Double {
    let margin = max(0, min(1, (0.36 - distance) / 0.26))
    return margin * (1 - exp2(-Double(codes) / 2))
  }
}
