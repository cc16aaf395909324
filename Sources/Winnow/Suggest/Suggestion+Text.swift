import Foundation
import WinnowCore

extension Suggestion {
  /// The recipe as a file, with what led to its gates in comments.
  ///
  /// - Parameters:
  ///   - catalog: what the catalog is called.
  ///   - base: what the recipe is called that cuts the clips.
  package func document(catalog: String, base: String) -> String {
    let lines = head(catalog: catalog.printable, base: base.printable).map { "# \($0)" }
    return
      (lines + [RecipeYAML.textWithoutGates(of: recipe) + "gates:"] + gateLines + omissionLines)
      .joined(separator: "\n") + "\n"
  }

  private func head(catalog: String, base: String) -> [String] {
    let way =
      switch method {
      case .quantile(let share):
        "Each gate drops about \((share * 100).brief) % of them; where neither end is better, half at "
          + "each."
      case .sigma(let count):
        "Each gate drops what is over \(count.brief) standard deviations worse than the mean; where "
          + "neither end is better, at both."
      }
    let share = String(format: "%.1f", Double(dropped) / Double(clips) * 100)
    var text = [
      "Bounds by the values of the \(clips) clips that '\(base)' cuts in \(catalog).", way,
      "All gates together drop \(dropped) of \(clips) clips (\(share) %).",
    ]
    if unfit > 0 { text.append("\(unfit) more are too short or turned away by the screen.") }
    text.append("Gates of '\(base)' are not among these. --metric chooses other metrics.")
    return text
  }

  /// Comments stand below each other.
  private var gateLines: [String] {
    let bounds = choices.map { choice in
      let text = [choice.gate.lower, choice.gate.upper].map { $0.map { "\($0.shortest)" } ?? "~" }
      return "  \(choice.gate.name): [\(text.joined(separator: ", "))]"
    }
    let width = bounds.map(\.count).max() ?? 0
    return zip(bounds, choices).map { line, choice in
      "\(line.padding(to: width))  # \(choice.note); drops \(choice.dropped)"
    }
  }

  private var omissionLines: [String] {
    omissions.isEmpty ? [] : ["# Left out:"] + omissions.map { "#   \($0.name): \($0.reason)" }
  }
}
