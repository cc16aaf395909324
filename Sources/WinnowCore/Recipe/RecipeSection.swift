/// Reads one map of a recipe by its known keys.
struct RecipeSection {
  private let entries: [String: RecipeNode.Entry]

  /// - Throws: `RecipeError` where `node` is no map, or has a key that is unknown or given twice.
  init(_ node: RecipeNode, name: String, keys: [String]) throws(RecipeError) {
    var entries: [String: RecipeNode.Entry] = [:]
    for entry in try Self.entries(of: node, name: name) {
      guard keys.contains(entry.key) else {
        throw RecipeError(
          line: entry.line,
          NearestName.complaint(unknown: "key in \(name)", entry.key, known: keys))
      }
      entries[entry.key] = entry
    }
    self.entries = entries
  }

  /// The entries of a map; none for an empty section.
  static func entries(of node: RecipeNode, name: String) throws(RecipeError) -> [RecipeNode.Entry] {
    switch node.content {
    case .null: return []
    case .map(let entries):
      for (index, entry) in entries.enumerated()
      where entries[..<index].contains(where: { $0.key == entry.key }) {
        throw RecipeError(line: entry.line, "\(entry.key) is given twice in \(name)")
      }
      return entries
    default: throw RecipeError(line: node.line, "\(name) takes keys and values")
    }
  }

  func node(_ key: String) -> RecipeNode? { entries[key]?.value }

  /// Sets `value` to the number under `key`, where there is one.
  func read(_ key: String, in range: ClosedRange<Double>, into value: inout Double)
    throws(RecipeError)
  {
    guard let node = node(key) else { return }
    value = try Self.number(node, key: key, in: range)
  }

  /// Sets `value` to the whole number under `key`, where there is one.
  func read(_ key: String, in range: ClosedRange<Int>, into value: inout Int) throws(RecipeError) {
    guard let node = node(key) else { return }
    let number = try Self.number(
      node, key: key, in: Double(range.lowerBound)...Double(range.upperBound))
    guard let whole = Int(exactly: number) else {
      throw RecipeError(line: node.line, "\(key) takes a whole number")
    }
    value = whole
  }

  /// Sets `value` to the truth value under `key`, where there is one.
  func read(_ key: String, into value: inout Bool) throws(RecipeError) {
    guard let node = node(key) else { return }
    let text = try Self.text(node, key: key, choices: ["true", "false"])
    value = text == "true"
  }

  /// Sets `value` to the case that is named under `key`, where there is one.
  func read<Choice>(_ key: String, into value: inout Choice) throws(RecipeError)
  where Choice: CaseIterable & RawRepresentable, Choice.RawValue == String {
    guard let node = node(key) else { return }
    let text = try Self.text(node, key: key, choices: Choice.allCases.map(\.rawValue))
    value = Choice(rawValue: text) ?? value
  }

  /// Sets `value` to the text under `key`, where there is one.
  ///
  /// - Parameter complaint: what is wrong with a text; nil for one that is taken.
  func read(_ key: String, complaint: (String) -> String?, into value: inout String)
    throws(RecipeError)
  {
    guard let node = node(key) else { return }
    // No choice has an empty name.
    let text = if case .scalar(let text) = node.content { text } else { "" }
    if let complaint = complaint(text) { throw RecipeError(line: node.line, complaint) }
    value = text
  }

  static func number(_ node: RecipeNode, key: String, in range: ClosedRange<Double>)
    throws(RecipeError) -> Double
  {
    guard case .scalar(let text) = node.content, let number = Double(text), range ~= number else {
      let bounds = "a number from \(range.lowerBound) to \(range.upperBound)"
      throw RecipeError(line: node.line, "\(key) takes \(bounds)")
    }
    return number
  }

  private static func text(_ node: RecipeNode, key: String, choices: [String])
    throws(RecipeError) -> String
  {
    guard case .scalar(let text) = node.content, choices.contains(text) else {
      throw RecipeError(line: node.line, "\(key) takes one of: \(choices.joined(separator: ", "))")
    }
    return text
  }
}
