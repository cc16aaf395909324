/// A key that entries of a kind of model can have.
public struct ModelKey: Hashable, Sendable {
  /// Such as "labels", or "input.size" for one that stands in a section of the entry.
  public let name: String
  /// What it takes, in words, such as "[width, height]".
  public let takes: String
  /// One sentence on what it decides.
  public let summary: String

  /// A key of this name.
  public init(_ name: String, takes: String, _ summary: String) {
    (self.name, self.takes, self.summary) = (name, takes, summary)
  }
}
