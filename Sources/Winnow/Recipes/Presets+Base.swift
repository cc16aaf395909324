import WinnowCore

extension Presets {
  /// How the key is documented by which a recipe starts from a preset.
  static let baseKey = RecipeReference.Key(
    name: RecipeReading.extends, takes: .names(all.map(\.name)), standard: "no preset",
    summary:
      "The preset that the recipe starts from; what the recipe says replaces what the preset "
      + "says.")

  /// The recipe of the preset that is named behind `extends`.
  static func base(_ node: RecipeNode) throws(RecipeError) -> Recipe {
    guard case .scalar(let name) = node.content else {
      throw RecipeError(
        line: node.line, "\(RecipeReading.extends) takes the name of a preset\(node.contrast)")
    }
    guard let preset = named(name) else {
      throw RecipeError(line: node.line, complaint("preset", name))
    }
    do {
      return try RecipeYAML.recipe(preset.text)
    } catch {
      throw RecipeError(line: node.line, "the preset \(name) is no recipe: \(error)")
    }
  }
}
