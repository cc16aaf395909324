/// All that is wrong with a recipe.
public struct RecipeMistakes: Error, Hashable, Sendable, CustomStringConvertible {
  /// At least one, in the order of lines.
  public let all: [RecipeError]

  package init(_ mistakes: [RecipeError]) {
    all = mistakes.sorted { $0.line < $1.line }
  }

  /// A line a mistake.
  public var description: String { all.map(\.description.printable).joined(separator: "\n") }
}
