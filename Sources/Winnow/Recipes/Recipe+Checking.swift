import WinnowCore

extension Recipe {
  /// Refuses gates that a program made and no recipe could say, before anything is done by them.
  ///
  /// - Throws: `WinnowError` where the catalog cannot be read or knows no score of a gate, where bounds are no numbers
  ///   or in the wrong order, a gate is given twice, or all of them are more than a recipe can hold.
  func checkGates(for catalog: Catalog) throws {
    if gates.isEmpty { return }
    let scores = try catalog.instruments(judgingBy: self).scores
    do throws(GateFault) {
      try checkGates(among: scores)
    } catch {
      throw WinnowError(
        "judge by", error.gate, reason: error.reason, kind: WinnowError.Kind(error.kind))
    }
    do throws(RecipeError) {
      try RecipeYAML.check(RecipeYAML.text(of: self))
    } catch {
      throw WinnowError(
        "judge by", "\(gates.count) gates", reason: error.message, kind: .badRecipe)
    }
  }
}

extension WinnowError.Kind {
  fileprivate init(_ kind: GateFault.Kind) {
    self =
      switch kind {
      case .name: .unknownName
      case .bounds: .outOfRange
      case .repetition: .badRecipe
      }
  }
}
