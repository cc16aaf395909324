import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// Recipes with gates that a program made.
@Suite struct RecipeCheckingTests {
  private let workspace: Workspace

  init() throws {
    workspace = try ScannedFixtures.copy()
  }

  private func recipe(_ gates: [Gate]) -> Recipe {
    var recipe = Recipe.everything
    recipe.gates = gates
    return recipe
  }

  private static let sharp = "sharpness.laplacian"

  private static func gate(
    _ score: String = sharp, _ measure: Measure = .statistic(.median), _ lower: Double? = nil,
    _ upper: Double? = nil
  ) -> Gate {
    Gate(score: score, measure: measure, lower: lower, upper: upper)
  }

  private static let wrong: [(Gate, WinnowError.Kind)] = [
    (gate(sharp, .statistic(.median), .nan), .outOfRange),
    (gate(sharp, .statistic(.median), nil, .nan), .outOfRange),
    (gate(sharp, .statistic(.median), -.infinity), .outOfRange),
    (gate(sharp, .statistic(.median), nil, .infinity), .outOfRange),
    (gate(sharp, .statistic(.median), 2, 1), .outOfRange),
    (gate("outside.aesthetic", .outside, 2, 1), .outOfRange),
    (gate(sharp, .below(.nan), 0.5), .unknownName),
    (gate(sharp, .above(.infinity), 0.5), .unknownName),
    (gate(sharp, .outside, 1), .unknownName),
    (gate("\(sharp).median", .outside, 1), .unknownName),
    (gate("\(sharp).below(20)", .statistic(.median), 1), .unknownName),
    (gate("outside.aesthetic", .statistic(.median), 1), .unknownName),
    (gate("aesthetic", .outside, 1), .unknownName),
    (gate("outside.a b", .outside, 1), .unknownName),
    (gate("outside.", .outside, 1), .unknownName),
    (gate("sharpness.laplace", .statistic(.mean), 1), .unknownName),
    (gate("", .statistic(.mean), 1), .unknownName),
    (gate("\(sharp).median: [1, 2]\n  \(sharp)", .statistic(.mean), 1), .unknownName),
    (gate("\(sharp)\n", .statistic(.mean), 1), .unknownName),
    (gate("# \(sharp)", .statistic(.mean), 1), .unknownName),
    (gate(String(repeating: "a", count: 2000), .statistic(.mean), 1), .unknownName),
  ]

  /// Nothing is written by it, and nothing is done.
  @Test(arguments: wrong) func whatNoRecipeCouldSayIsRefused(
    gate: Gate, kind: WinnowError.Kind
  ) throws {
    let catalog = try workspace.catalog()
    try workspace.select()
    let before = try workspace.bytes(Manifest.fileName)
    let stored = try catalog.selectedRecipe()
    let recipe = recipe([gate])
    let folder = workspace.output.appending(path: "export")
    let scan = Scan(recipe: recipe, isolation: .thisProcess)
    let export = Export(recipe: recipe, isolation: .thisProcess)
    for body in [
      { _ = try Selection(recipe: recipe).run(on: catalog) },
      { _ = try scan.run(inputs: [TestFolders.knownFixtures.path], into: catalog) },
      { _ = try export.run(catalog, to: folder) },
      { try Report(recipe: recipe).write(catalog) },
    ] as [() throws -> Void] {
      let error = #expect(throws: WinnowError.self, performing: body)
      #expect(error?.kind == kind && error?.operation == "judge by", "\(String(describing: error))")
    }
    #expect(try workspace.bytes(Manifest.fileName) == before)
    #expect(try catalog.selectedRecipe() == stored)
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }

  @Test func gatesOfOneNameAreRefused() throws {
    let twice = recipe([Self.gate(Self.sharp, .below(20), 0.5), Self.gate(Self.sharp, .below(20))])
    let error = #expect(throws: WinnowError.self) {
      try Selection(recipe: twice).run(on: workspace.catalog())
    }
    #expect(error?.kind == .badRecipe && error?.subject == "\(Self.sharp).below(20)")
  }

  /// A catalog holds no recipe that it could not read.
  @Test func moreGatesThanARecipeHoldsAreRefused() throws {
    let many = recipe((0..<4000).map { Self.gate(Self.sharp, .below(Double($0)), nil, 1) })
    let error = #expect(throws: WinnowError.self) {
      try Selection(recipe: many).run(on: workspace.catalog())
    }
    #expect(error?.kind == .badRecipe && error?.reason == "too large for a recipe")
  }

  /// What passes is stored as it is.
  @Test func whatARecipeCanSayIsStored() throws {
    let gates = [
      Self.gate(Self.sharp, .statistic(.p5), 0.1 + 0.2, nil),
      Self.gate(Self.sharp, .below(-0.0), nil, 1e-300),
      Self.gate(Self.sharp, .above(1e300), 0, 0),
      Self.gate("exposure.luma", .statistic(.std), -.greatestFiniteMagnitude, nil),
      Self.gate("exposure.luma", .statistic(.mean), nil, nil),
      Self.gate("outside.CLIP-L_14.v2", .outside, nil, .leastNonzeroMagnitude),
    ]
    let catalog = try workspace.catalog()
    _ = try Selection(recipe: recipe(gates)).run(on: catalog)
    #expect(try catalog.recipeOfSelection()?.gates == gates)
  }
}
