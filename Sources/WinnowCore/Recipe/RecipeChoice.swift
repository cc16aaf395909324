/// Something recipes choose by its name and numbers behind it, such as "uniform 8" or "content 27".
public protocol RecipeChoice: SendableMetatype {
  /// The name recipes select it by.
  static var name: String { get }
  /// What the numbers behind the name mean, those in brackets as one likes; empty where it takes
  /// none.
  static var arguments: String { get }
  /// One sentence for `winnow list`.
  static var summary: String { get }
}

extension RecipeChoice {
  /// How it is written in a recipe: its name and the numbers it takes.
  public static var usage: String { arguments.isEmpty ? name : "\(name) \(arguments)" }
}
