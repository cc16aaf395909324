import ArgumentParser
import Foundation
import Winnow

struct SelectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "select",
    abstract: "Judges every clip of a catalog by a recipe, without decoding anything.",
    discussion: """
      Writes DIR/manifest.jsonl with the verdict and the reasons for every clip, and prints how \
      many clips are left after each gate.

      --exclude takes a catalog, or a directory written by scan, whose footage must not be kept: \
      clips that show some of it, coded or sized in whatever way, are rejected.

      Example: winnow select out --recipe strict.yaml --exclude testset/catalog.sqlite
      """)

  @Argument(
    help: ArgumentHelp("A directory written by scan.", valueName: "dir"), completion: .directory)
  var directory: String
  @OptionGroup var recipe: RecipeOption
  @OptionGroup var exclude: ExcludeOption
  @OptionGroup var roots: RootOption
  @OptionGroup var parent: ParentOption

  func run() throws {
    let selection = Selection(
      recipe: try recipe.loadToJudge(for: URL(literalPath: directory)),
      excluding: try exclude.load())
    let funnel = try Interrupts.answered(parent.watch()) { _ in try select(by: selection) }
    if funnel.unmeasured > 0 { throw ExitStatus.someFailed }
  }

  private func select(by selection: Selection) throws -> Funnel {
    let catalog = try Catalog(
      folder: URL(literalPath: directory), create: false, moves: roots.moves,
      toolbox: .ofCommand)
    let funnel = try selection.run(on: catalog)
    try funnel.show(catalog, recipe: recipe.recipe, output: directory)
    return funnel
  }
}
