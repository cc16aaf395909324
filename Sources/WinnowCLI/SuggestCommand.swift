import ArgumentParser
import Foundation
import Winnow
import WinnowCore

struct SuggestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "suggest",
    abstract: "Suggests gates by the values that the clips of a catalog have.",
    discussion: """
      Prints a recipe. A gate bounds the worse end of a metric, or both where neither is better, so \
      that it drops a share of the clips (--method quantile) or those some standard deviations from \
      the mean (--method sigma). Comments say what range was seen and how many clips each gate drops \
      alone and all drop together. Metrics that can tell no clips apart are left out.

      Examples:
        winnow suggest out > mine.yaml && winnow select out --recipe mine.yaml
        winnow suggest out --metric motion.vmaf --metric overlay.share.p95 --share 0.1
      """)

  enum Method: String, ExpressibleByArgument, CaseIterable {
    case quantile, sigma
  }

  @Argument(
    help: ArgumentHelp("A directory written by scan.", valueName: "dir"), completion: .directory)
  var directory: String
  @Option(help: "How bounds are chosen.") var method = Method.quantile
  @Option(help: "Share of the clips that each gate drops (quantile).") var share = 0.05
  @Option(help: "Standard deviations from the mean (sigma).") var sigmas = 3.0
  @Option(
    help: ArgumentHelp(
      "A metric, with a statistic behind it as one likes; may be given several times. Left out: the "
        + "first metric of each family but letterbox, and all scores from outside.",
      valueName: "metric"),
    completion: .list(Instruments.standard.scores.ids))
  var metric: [String] = []
  @OptionGroup var recipe: RecipeOption

  private var chosen: SuggestionMethod {
    switch method {
    case .quantile: .quantile(share: share)
    case .sigma: .sigma(sigmas)
    }
  }

  func validate() throws {
    if let complaint = chosen.complaint { throw ValidationError(complaint) }
  }

  func run() throws {
    let suggestion = try Catalog.reading(URL(literalPath: directory), toolbox: .ofCommand) {
      catalog in
      let recipe = try recipe.load(catalog.instruments())
      let scores = try catalog.instruments(judgingBy: recipe).scores
      let gates = try metric.map { try Self.gate($0, of: scores) }
      try catalog.checkOutside(gates)
      return try Suggestion(
        of: gates.isEmpty ? nil : gates, by: chosen, cutting: recipe,
        on: catalog)
    }
    let document = suggestion.document(catalog: directory, base: recipe.recipe)
    Terminal.show(.lines(document), terminator: "")
  }

  /// "motion.vmaf" or "motion.vmaf.p5".
  private static func gate(_ name: String, of scores: ScoreList) throws -> Gate {
    if let score = scores[name] {
      return Gate(score: name, statistic: score.usualStatistic, lower: nil, upper: nil)
    }
    do throws(RecipeError) {
      let gate = try Gate(name: name, of: scores)
      guard !gate.measure.isShare else {
        throw RecipeError(line: 0, "\(name): shares of frames have no bounds to be suggested")
      }
      return gate
    } catch {
      throw ValidationError(error.message)
    }
  }
}
