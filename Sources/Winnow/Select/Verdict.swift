/// What select decides about a clip.
public enum Verdict: String, Sendable, Codable {
  case keep, reject
  /// Good enough, but a better copy of it is kept.
  case duplicate
}
