/// Why a model cannot be used.
package struct ModelError: Error, Hashable, Sendable, CustomStringConvertible {
  /// In words, without the name of the model's file.
  package let description: String

  package init(_ description: String) { self.description = description }
}
