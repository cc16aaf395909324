/// Which clips of a selection frames are asked for of.
public enum ClipChoice: String, Hashable, Sendable, CaseIterable {
  /// Those that would be kept if every score passed that is still to come from outside, and of which not all
  /// that is wanted has been said yet.
  case asked
  /// Those that are kept.
  case kept
  /// All, whatever their verdicts.
  case all
}
