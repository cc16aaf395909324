/// A recipe's text as a tree, before it means anything.
public struct RecipeNode: Sendable {
  public indirect enum Content: Sendable {
    case null
    case scalar(String)
    case list([RecipeNode])
    case map([Entry])
  }

  public struct Entry: Sendable {
    public var key: String
    public var line: Int
    public var value: RecipeNode

    public init(key: String, line: Int, value: RecipeNode) {
      self.key = key
      self.line = line
      self.value = value
    }
  }

  public var content: Content
  /// Line in the text, counted from 1.
  public var line: Int

  public init(_ content: Content, line: Int) {
    self.content = content
    self.line = line
  }
}

/// What is wrong with a recipe, and where.
public struct RecipeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Line in the text, counted from 1.
  public var line: Int
  public var message: String

  public init(line: Int, _ message: String) {
    self.line = line
    self.message = message
  }

  public var description: String { "line \(line): \(message)" }
}
