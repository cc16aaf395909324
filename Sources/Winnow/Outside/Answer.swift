/// What somebody else said of a clip.
enum Answer: Hashable, Sendable {
  case score(Double)
  case text(String)
}
