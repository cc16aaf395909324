import WinnowCore
import WinnowMedia
import Yams

/// Reads recipes written in YAML.
public enum RecipeYAML {
  /// The recipe that `text` describes; keys that are not given are those of the preset that it
  /// extends, or have their defaults.
  ///
  /// - Parameters:
  ///   - text: YAML, such as "extends: balanced".
  ///   - instruments: those that it can name.
  /// - Throws: `RecipeMistakes` where the text is no YAML or no recipe, with the lines.
  public static func recipe(
    _ text: String, _ instruments: Instruments = .standard
  ) throws(RecipeMistakes) -> Recipe {
    try reading(text, instruments).recipe
  }

  /// The same with what there is to say about the text.
  package static func reading(
    _ text: String, _ instruments: Instruments
  ) throws(RecipeMistakes) -> RecipeReading {
    let node: RecipeNode
    do {
      node = try parse(text)
    } catch {
      throw RecipeMistakes([error])
    }
    return try RecipeReading(
      node, instruments, facts: ContainerFact.gated, base: Presets.base)
  }

  /// Nodes a recipe may have: anchors make few lines stand for any number of them.
  private static let largest = 10_000
  /// Bytes a recipe may have.
  static let longest = 1 << 18
  /// Bytes a key or a value may have.
  private static let longestWord = 1000

  private static func parse(_ text: String) throws(RecipeError) -> RecipeNode {
    guard text.utf8.count <= longest else {
      throw RecipeError(line: 1, "too large for a recipe")
    }
    try refuseExpandingKeys(text)
    do {
      guard let root = try Yams.compose(yaml: text) else { return RecipeNode(.null, line: 1) }
      var budget = largest
      return try node(root, depth: 0, &budget)
    } catch let error as RecipeError {
      throw error
    } catch let error as YamlError {
      let line = line(of: error)
      let reason = isIndentedByTab(line, of: text) ? byTab : reason(of: error)
      throw RecipeError(line: line, "not valid YAML: \(reason)")
    } catch {
      throw RecipeError(line: 1, "not valid YAML: \(error)")
    }
  }

  /// - Throws: `RecipeError` where a text is no YAML that a recipe can be written in, or too large.
  static func check(_ text: String) throws(RecipeError) { _ = try parse(text) }

  private static func node(
    _ node: Node, depth: Int, _ budget: inout Int
  ) throws(RecipeError) -> RecipeNode {
    let line = node.mark?.line ?? 1
    budget -= 1
    guard budget > 0 else { throw RecipeError(line: line, "too large for a recipe") }
    guard depth < 16 else { throw RecipeError(line: line, "nested too deeply") }
    switch node {
    case .scalar(let scalar):
      try check(scalar.string, line)
      let isNull = node.null != nil
      return RecipeNode(isNull ? .null : .scalar(scalar.string), line: line)
    case .sequence(let sequence):
      var list: [RecipeNode] = []
      for element in sequence { list.append(try Self.node(element, depth: depth + 1, &budget)) }
      return RecipeNode(.list(list), line: line)
    case .mapping(let mapping):
      var entries: [RecipeNode.Entry] = []
      for (key, value) in mapping {
        guard let name = key.string else { throw RecipeError(line: line, "keys are plain words") }
        try check(name, key.mark?.line ?? line)
        entries.append(
          RecipeNode.Entry(
            key: name, line: key.mark?.line ?? line,
            value: try Self.node(value, depth: depth + 1, &budget)))
      }
      return RecipeNode(.map(entries), line: line)
    case .alias:
      throw RecipeError(line: line, "aliases are not used in recipes")
    }
  }

  private static func check(_ word: String, _ line: Int) throws(RecipeError) {
    guard word.utf8.count <= longestWord else {
      throw RecipeError(line: line, "a word of \(word.utf8.count) bytes; too long for a recipe")
    }
  }

  private static let byTab = "the line is indented by a tab; YAML takes spaces"

  private static func isIndentedByTab(_ line: Int, of text: String) -> Bool {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.indices.contains(line - 1) else { return false }
    return lines[line - 1].prefix { $0.isWhitespace }.contains("\t")
  }

  private static func line(of error: YamlError) -> Int {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      mark.line
    case .duplicatedKeysInMapping(_, let context): context.mark.line
    default: 1
    }
  }

  private static func reason(of error: YamlError) -> String {
    switch error {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _),
      .composer(_, let problem, _, _):
      // What the parser says of a line that stands too far left or right.
      problem == "did not find expected key" || problem.hasPrefix("mapping values are not allowed")
        ? "\(problem); is the line indented as its neighbours are?" : problem
    case .duplicatedKeysInMapping(let keys, _):
      "\(keys.joined(separator: ", ")) is given twice"
    // Its description holds the whole text.
    case .reader(let problem, _, _, _): problem
    default: "\(error)"
    }
  }
}
