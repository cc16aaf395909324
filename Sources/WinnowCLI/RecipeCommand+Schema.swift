import ArgumentParser
import Winnow

extension RecipeCommand {
  struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints every section and key of recipes, what it takes and its default.",
      discussion: "Example: winnow recipe schema --json")

    @Flag(help: "Print Markdown tables.") var markdown = false
    @Flag(help: "Print JSON.") var json = false

    func run() throws {
      let schema = RecipeSchema(.ofCommand)
      if json {
        Terminal.data(try JSONLine.text(schema))
      } else {
        Terminal.show(.lines(markdown ? schema.markdown : schema.text))
      }
    }
  }
}
