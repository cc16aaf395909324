import ArgumentParser
import Winnow
import WinnowCore
import WinnowLearned

struct ModelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "models",
    abstract: "Lists what models can be used here, and where it was found.",
    discussion: """
      Models run by ONNX Runtime, which is no part of winnow: it is looked for where WINNOW_ONNXRUNTIME says, among the \
      system's libraries and in the package onnxruntime of the python3 on the PATH. Nothing else needs it.

      Given a recipe, its models are loaded as 'winnow annotate' would, and what is wrong with one is said.

      Examples:
        winnow models
        winnow models strict.yaml
      """)

  @Argument(
    help: ArgumentHelp("A recipe file with models.", valueName: "file"), completion: .recipe)
  var recipe: String?
  @Flag(help: "Print JSON.") var json = false

  func run() throws {
    if let recipe { return try check(recipe) }
    let rows = ModelListing.rows(Toolbox.ofCommand.instruments.models)
    guard !json else { return Terminal.data(try JSONLine.text(rows)) }
    for row in rows {
      Terminal.show("\(row.sort) \(row.name)")
      Terminal.show("  \(row.summary)")
      if let place = row.place { Terminal.show("  found: \(place)") }
      if let remark = row.remark { Terminal.show("  not here: \(remark)") }
    }
  }

  private func check(_ name: String) throws {
    let recipe = try Recipe.named(name, Toolbox.ofCommand.instruments)
    try Annotation(Selection(recipe: recipe), isolation: WorkerCommand.isolation).check(.ofCommand)
    for model in recipe.models { Terminal.show("\(model.name): can be used") }
  }
}
