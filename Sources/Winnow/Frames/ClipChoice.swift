/// Which clips of a selection frames are asked for of.
public enum ClipChoice: String, Hashable, Sendable, CaseIterable {
  /// Those that are kept.
  case kept
  /// All, whatever their verdicts.
  case all
}
