import Foundation
import WinnowCore

/// Gates whose bounds follow from the values that the clips of a catalog have.
package struct Suggestion: Sendable {
  /// A gate with what led to it.
  struct Choice: Sendable {
    var gate: Gate
    /// The range seen, and how the bounds were chosen.
    var note: String
    /// The clips it drops, whatever the others do.
    var dropped: Int
  }

  /// A score that no gate is made for, and why.
  struct Omission: Sendable {
    var name: String
    var reason: String
  }

  /// The recipe that cuts the clips, with the suggested gates in place of its own.
  package let recipe: Recipe
  let method: SuggestionMethod
  private(set) var choices: [Choice] = []
  private(set) var omissions: [Omission] = []
  /// The clips whose values were looked at: those that nothing but gates can reject.
  let clips: Int
  /// Those that are too short or do not pass the screen.
  let unfit: Int
  /// The clips that at least one of the gates drops.
  private(set) var dropped = 0

  /// - Parameters:
  ///   - gates: what to find bounds for, bounds that they have do not count; nil for `usual`.
  ///   - recipe: how shots become clips.
  /// - Throws: `WinnowError` where the catalog cannot be read or holds no clip. It is not changed.
  package init(
    of gates: [Gate]? = nil, by method: SuggestionMethod, cutting recipe: Recipe,
    on catalog: Catalog
  ) throws {
    var recipe = recipe
    recipe.gates = []
    // A gate stands in a recipe once.
    var names: Set<String> = []
    let gates = try (gates ?? Self.usual(of: catalog, by: recipe)).filter {
      names.insert($0.name).inserted
    }
    let table = try ValueTable(of: gates, in: catalog, by: recipe)
    guard table.clips > 0 else {
      let reason =
        table.unfit == 0
        ? "there are no clips in it"
        : "all \(table.unfit) clips are too short for the recipe or turned away by its screen"
      throw WinnowError("suggest from", catalog.file.path, reason: reason)
    }
    (self.method, clips, unfit) = (method, table.clips, table.unfit)
    let scores = try catalog.instruments(judgingBy: recipe).scores
    var drops: Set<Int> = []
    for (gate, values) in zip(gates, table.columns) {
      switch Self.bounded(gate, values, method, scores[gate.score]?.better ?? .neither) {
      case .failure(let omission):
        omissions.append(Omission(name: gate.name, reason: omission.reason))
      case .success(let bounded):
        let dropped = values.indices.filter { bounded.gate.drops(values[$0]) }
        drops.formUnion(dropped)
        choices.append(
          Choice(gate: bounded.gate, note: bounded.note, dropped: dropped.count))
      }
    }
    dropped = drops.count
    recipe.gates = choices.map(\.gate)
    self.recipe = recipe
  }

  /// The first score of each family, by its mean where it tells of change and else by its median.
  /// Bars are no fault: they are cut off.
  package static func principal(_ scores: ScoreList) -> [Gate] {
    var families: Set<Substring> = ["letterbox"]
    return scores.filter { families.insert($0.family).inserted }.map {
      Gate(score: $0.id, statistic: $0.usualStatistic, lower: nil, upper: nil)
    }
  }

  /// `principal`, the scores of a recipe's models, and all that others have given the clips of a catalog.
  ///
  /// - Throws: `WinnowError` where it cannot be read.
  package static func usual(of catalog: Catalog, by recipe: Recipe = Recipe()) throws -> [Gate] {
    try principal(catalog.instruments().scores)
      + catalog.modelColumns(of: recipe).scores.map {
        Gate(score: $0.id, statistic: .mean, lower: nil, upper: nil)
      }
      + catalog.outsideColumns().filter { $0.holds == .scores }.map { Gate($0.name) }
  }

  private struct Uselessness: Error {
    var reason: String
  }

  private static func bounded(
    _ gate: Gate, _ values: [Double?], _ method: SuggestionMethod,
    _ better: ScoreDescription.Direction
  ) -> Result<(gate: Gate, note: String), Uselessness> {
    guard let seen = Distribution(values.compactMap(\.self)) else {
      return .failure(Uselessness(reason: "no clip has a value"))
    }
    if seen.isConstant {
      return .failure(Uselessness(reason: "all clips have the same value, \(seen.least.brief)"))
    }
    var (gate, notes) = (gate, ["range \(seen.least.brief) to \(seen.greatest.brief)"])
    let (lower, upper) = method.bounds(of: seen, better: better)
    gate.lower = lower?.rounded(.down, digits: 6)
    gate.upper = upper?.rounded(.up, digits: 6)
    notes += Self.names(of: &gate, seen, method, sides: better == .neither ? 2 : 1)
    guard gate.lower != nil || gate.upper != nil else {
      return .failure(
        Uselessness(reason: "\(notes.joined(separator: "; ")); no clip lies beyond"))
    }
    let missing = values.count { $0 == nil }
    if missing > 0 { notes.append("\(missing) without a value") }
    return .success((gate, notes.joined(separator: "; ")))
  }

  /// Names the bounds of `gate` and takes away those that no clip lies beyond.
  private static func names(
    of gate: inout Gate, _ seen: Distribution, _ method: SuggestionMethod, sides: Double
  ) -> [String] {
    var names: [String] = []
    if let lower = gate.lower {
      if lower <= seen.least { gate.lower = nil }
      names.append(
        method.name(ofLower: true, sides: sides) + (gate.lower == nil ? ": no bound" : ""))
    }
    if let upper = gate.upper {
      if upper >= seen.greatest { gate.upper = nil }
      names.append(
        method.name(ofLower: false, sides: sides) + (gate.upper == nil ? ": no bound" : ""))
    }
    return names
  }
}

extension Gate {
  /// Whether a clip with this value is rejected; one without a value passes.
  fileprivate func drops(_ value: Double?) -> Bool {
    guard let value else { return false }
    return lower.map { value < $0 } ?? false || upper.map { value > $0 } ?? false
  }
}

extension ScoreDescription {
  fileprivate var family: Substring { id.prefix { $0 != "." } }

  /// The statistic that it is judged by where none is named.
  package var usualStatistic: Statistic { needsOtherFrames ? .mean : .median }
}

extension Double {
  /// Four significant digits, for people.
  var brief: String { String(format: "%.4g", self) }

  /// The nearest number of `digits` significant digits below or above.
  func rounded(_ rule: FloatingPointRoundingRule, digits: Int) -> Double {
    guard self != 0, isFinite else { return self }
    let power = Int(log10(magnitude).rounded(.down)) + 1 - digits
    // Powers of ten are exact only where they are whole.
    let scale = pow(10, Double(abs(power)))
    let whole = (power < 0 ? self * scale : self / scale).rounded(rule)
    return power < 0 ? whole / scale : whole * scale
  }
}
