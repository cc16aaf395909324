/// Why a model cannot be used, or what a recipe says of it cannot be taken.
package struct ModelError: Error, Hashable, Sendable, CustomStringConvertible {
  /// In words, without the name of the model's file.
  package let description: String
  /// The key of the recipe's entry that is at fault, such as "input.size"; nil for none.
  package let key: String?

  /// An error in words, of a key where it is that key's.
  package init(_ description: String, key: String? = nil) {
    (self.description, self.key) = (description, key)
  }
}
