/// A recipe, and what there is to say about the text that it was read from.
package struct RecipeReading: Sendable {
  /// The recipe that the value of `extends` names.
  package typealias Base = (RecipeNode) throws(RecipeError) -> Recipe

  /// The key beside the sections: what a recipe starts from.
  package static let extends = "extends"

  package private(set) var recipe: Recipe
  /// In the order of lines.
  package let warnings: [RecipeWarning]
  /// Whether the text has neither gates, be it an empty section of them, nor a base.
  package let isSilentOnGates: Bool

  /// Reads a recipe onto its base, or onto the defaults where it extends nothing.
  ///
  /// - Parameters:
  ///   - instruments: those that it can name.
  ///   - facts: those that its screen can ask of containers.
  /// - Throws: `RecipeMistakes` with every key, name and value that is not known or not allowed.
  package init(
    _ node: RecipeNode, _ instruments: Instruments, facts: [ProbeFact] = [],
    base: Base = Self.noBase
  ) throws(RecipeMistakes) {
    var (recipe, reader) = (Recipe(), RecipeReader(instruments, facts))
    let keys = [Self.extends] + Recipe.sections.map(\.name)
    let section = RecipeSection(node, name: "the recipe", keys: keys, &reader)
    if let node = section.node(Self.extends) {
      let found = reader.value(of: node, base)
      recipe = found ?? recipe
      reader.start = found == nil ? .unknownBase : .base
    }
    for part in Recipe.sections {
      if let node = section.node(part.name) { part.read(node, &recipe, &reader) }
    }
    guard reader.mistakes.isEmpty else { throw RecipeMistakes(reader.mistakes) }
    self.recipe = recipe
    warnings = reader.warnings.sorted { $0.line < $1.line }
    isSilentOnGates = section.keys.isDisjoint(with: [Self.extends, Recipe.Section.gates.name])
  }

  /// The same for a recipe that lies in a folder, where the files of its models are looked for.
  package func inFolder(_ folder: String?) -> RecipeReading {
    var reading = self
    for place in recipe.models.indices { reading.recipe.models[place].folder = folder }
    return reading
  }

  private static func noBase(_ node: RecipeNode) throws(RecipeError) -> Recipe {
    throw RecipeError(line: node.line, "there are no recipes here that could be extended")
  }
}
