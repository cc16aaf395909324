/// A key that entries of a kind of model can have.
package struct ModelKey: Hashable, Sendable {
  /// Such as "labels", or "input.size" for one that stands in a section of the entry.
  package let name: String
  /// What it takes, in words, such as "[width, height]".
  package let takes: String
  /// One sentence on what it decides.
  package let summary: String

  /// A key of this name.
  package init(_ name: String, takes: String, _ summary: String) {
    (self.name, self.takes, self.summary) = (name, takes, summary)
  }
}
