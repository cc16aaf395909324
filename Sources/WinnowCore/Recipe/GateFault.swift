/// Why a gate that a program made is not taken: no recipe could say it.
package struct GateFault: Error, Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// There is no such score, or its name and what is looked at of it do not go together.
    case name
    /// Bounds that are no numbers, or in the wrong order.
    case bounds
    /// Another gate has the name.
    case repetition
  }

  /// The gate as recipes would write it.
  package let gate: String
  package let kind: Kind
  package let reason: String

  fileprivate init(_ gate: Gate, _ kind: Kind, _ reason: String) {
    (self.gate, self.kind, self.reason) = (gate.name, kind, reason)
  }
}

extension Recipe {
  /// Looks at the gates, which a program may have made, as if they were read from a text.
  ///
  /// - Parameter scores: those that there are beside such from outside.
  package func checkGates(among scores: ScoreList) throws(GateFault) {
    var names: Set<String> = []
    for gate in gates {
      try gate.check(among: scores)
      guard names.insert(gate.name).inserted else {
        throw GateFault(gate, .repetition, "it is given twice")
      }
    }
  }
}

extension Gate {
  /// Writes it as an entry of a recipe and reads that, by the rules of those that stand in texts.
  fileprivate func check(among scores: ScoreList) throws(GateFault) {
    let entry = RecipeNode.Entry(name, .bounds(lower, upper))
    let read: Gate
    do throws(RecipeError) {
      // It would be compared with the names of all scores.
      guard score.utf8.count <= ScoreDescription.longestName else {
        throw RecipeError(line: 0, "a name of \(score.utf8.count) bytes is that of no score")
      }
      read = try Gate(withoutBounds: entry, scores)
    } catch {
      throw GateFault(self, .name, error.message)
    }
    guard read.score == score, read.measure == measure else {
      throw GateFault(
        self, .name, "a recipe would read it as \(read.measure) of the score '\(read.score)'")
    }
    do throws(RecipeError) {
      let bounds = try Gate.bounds(of: entry)
      guard bounds == (lower, upper) else { throw RecipeError(line: 0, Gate.usage(entry)) }
    } catch {
      throw GateFault(self, .bounds, error.message)
    }
  }
}
