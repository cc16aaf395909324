/// Gathers what is wrong and what is odd while a recipe is read, so that all of it is told at once.
struct RecipeReader {
  /// What the recipe starts from.
  enum Start {
    case defaults
    case base
    /// A base that nobody knows, which is a mistake already told.
    case unknownBase
  }

  /// Those that the recipe can name.
  private(set) var instruments: Instruments
  /// Those that its screen can ask of containers.
  let facts: [ProbeFact]
  var start = Start.defaults
  private(set) var mistakes: [RecipeError] = []
  private(set) var warnings: [RecipeWarning] = []

  init(_ instruments: Instruments, _ facts: [ProbeFact]) {
    (self.instruments, self.facts) = (instruments, facts)
  }

  /// Takes scores of models for such that the rest of the recipe can name.
  mutating func learn(_ scores: [ScoreDescription]) {
    instruments = instruments.knowingAlso(scores)
  }

  mutating func note(_ mistake: RecipeError) {
    mistakes.append(mistake)
  }

  /// What `read` makes of a part of the recipe; nil where that is a mistake.
  mutating func value<Part, Value>(
    of part: Part, _ read: (Part) throws(RecipeError) -> Value
  ) -> Value? {
    do {
      return try read(part)
    } catch {
      note(error)
      return nil
    }
  }

  /// The gate that an entry describes; nil where it is a mistake.
  mutating func gate(_ entry: RecipeNode.Entry) -> Gate? {
    let scores = instruments.scores
    let gate = value(of: entry) { (entry) throws(RecipeError) in try Gate(entry, scores) }
    warn(of: gate?.oddities(among: scores) ?? [], in: entry)
    return gate
  }

  mutating func warn(of oddities: [String], in entry: RecipeNode.Entry) {
    warnings += oddities.map { RecipeWarning(line: entry.line, message: "\(entry.key): \($0)") }
  }
}
