import WinnowCore

extension Recipe {
  /// The recipe that `name` means: a preset, or else the file at that path.
  ///
  /// - Parameters:
  ///   - name: such as "balanced", or "mine.yaml".
  ///   - instruments: those that it can name.
  /// - Throws: `WinnowError` where there is neither, or what is there is no recipe.
  public static func named(_ name: String, _ instruments: Instruments = .standard) throws -> Recipe
  {
    try RecipeSource(named: name).checkedReading(instruments).recipe
  }

  /// The recipe that a catalog stores, which may name what only another program has.
  ///
  /// - Throws: `WinnowError` that names `subject` and the lines where the text is no recipe.
  static func read(_ text: String, _ instruments: Instruments, subject: String) throws -> Recipe {
    try RecipeSource(name: subject, text: text).checkedReading(instruments.takingOthers).recipe
  }
}
