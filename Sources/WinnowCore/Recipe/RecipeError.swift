/// One mistake in a recipe, and where it is.
public struct RecipeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Line in the text, counted from 1.
  public package(set) var line: Int
  /// What is wrong there, in words.
  public package(set) var message: String

  package init(line: Int, _ message: String) {
    self.line = line
    self.message = message
  }

  /// For people.
  public var description: String { "line \(line): \(message)" }
}
