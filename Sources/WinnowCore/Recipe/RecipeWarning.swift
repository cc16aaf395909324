/// Something in a recipe that can be read and is hardly meant, and where it is.
package struct RecipeWarning: Hashable, Sendable, CustomStringConvertible {
  /// Line in the text, counted from 1.
  package var line: Int
  package var message: String

  package var description: String { "line \(line): \(message)" }
}
