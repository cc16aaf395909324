/// Settings that make up a section of recipes, read and written by a list of keys.
protocol RecipeSettings: Sendable {
  /// What the section is called.
  static var section: String { get }
  /// One sentence on what it decides.
  static var summary: String { get }
  static var keys: [RecipeKey<Self>] { get }

  /// As they are where a recipe says nothing.
  init()

  /// Lets go of what the base says where it cannot stand beside keys that are given.
  mutating func makeWay(for keys: Set<String>)

  var clashes: [RecipeClash] { get }
}

extension RecipeSettings {
  mutating func makeWay(for keys: Set<String>) {}

  var clashes: [RecipeClash] { [] }

  /// Reads a section; what its keys do not decide stays as it is.
  mutating func read(_ node: RecipeNode, _ reader: inout RecipeReader) {
    let section = RecipeSection(node, name: Self.section, keys: Self.keys.map(\.name), &reader)
    makeWay(for: section.keys)
    var wrong: Set<String> = []
    for key in Self.keys {
      guard let node = section.node(key.name) else { continue }
      let before = reader.mistakes.count
      key.read(node, &self, &reader)
      if reader.mistakes.count > before { wrong.insert(key.name) }
    }
    // Values that could not be read, or are those of an unknown base, may not clash once they are.
    let isWhole = reader.start != .unknownBase
    for clash in clashes
    where wrong.isDisjoint(with: clash.keys) && (isWhole || section.keys.isSuperset(of: clash.keys))
    {
      reader.note(section.error(at: clash.keys, clash.message))
    }
  }

  /// The section that is read as these settings: what differs from the defaults.
  var content: RecipeNode.Content {
    let plain = Self()
    let entries: [RecipeNode.Entry] = Self.keys.compactMap { key in
      let value = key.write(self)
      return value == key.write(plain) ? nil : RecipeNode.Entry(key.name, value)
    }
    return entries.isEmpty ? .null : .map(entries)
  }
}
