/// Settings that make up a section of recipes, read and written by a list of keys.
protocol RecipeSettings: Sendable {
  /// What the section is called.
  static var section: String { get }
  /// One sentence on what it decides.
  static var summary: String { get }
  static var keys: [RecipeKey<Self>] { get }

  /// As they are where a recipe says nothing.
  init()

  /// Looks at values that are right one by one.
  ///
  /// - Throws: `RecipeError` where they do not go together.
  func check(_ section: RecipeSection) throws(RecipeError)
}

extension RecipeSettings {
  func check(_ section: RecipeSection) throws(RecipeError) {}

  /// Reads a section; keys that are not given keep their defaults.
  init(_ node: RecipeNode) throws(RecipeError) {
    self.init()
    let section = try RecipeSection(node, name: Self.section, keys: Self.keys.map(\.name))
    for key in Self.keys {
      if let node = section.node(key.name) { try key.read(node, &self) }
    }
    try check(section)
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
