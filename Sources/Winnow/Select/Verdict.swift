/// What select decides about a clip.
public enum Verdict: String, Sendable, Codable {
  /// It passes all gates, and no better copy of it is kept.
  case keep
  /// It fails a gate, or shows what is excluded; `CatalogClip.why` has the reasons.
  case reject
  /// Good enough, but a better copy of it is kept.
  case copy = "duplicate"
  /// No gate that could be asked rejects it, but some could not: what they look at was not measured, or
  /// in another way than this version does.
  case unmeasured
}
