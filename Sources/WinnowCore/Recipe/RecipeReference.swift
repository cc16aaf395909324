/// What recipes can say: made from the lists that they are read by.
package enum RecipeReference {
  /// A key of a section.
  package struct Key: Hashable, Sendable {
    package var name: String
    package var takes: RecipeValue
    /// Of a number; empty where it has none.
    package var unit: String
    /// What holds where the key is not given.
    package var standard: String
    /// One sentence on what it decides.
    package var summary: String

    package init(
      name: String, takes: RecipeValue, unit: String = "", standard: String, summary: String
    ) {
      (self.name, self.takes, self.unit) = (name, takes, unit)
      (self.standard, self.summary) = (standard, summary)
    }
  }

  /// A line of a section whose keys are names of other things.
  package struct Form: Hashable, Sendable {
    package var line: String
    package var summary: String
  }

  package struct Section: Hashable, Sendable {
    package var name: String
    /// One sentence on what it decides.
    package var summary: String
    /// Empty where they are names of other things.
    package var keys: [Key]
    /// How a line is written there; nil where there are keys.
    package var form: Form?
  }

  /// In the order in which recipes are read, which can name `instruments`.
  package static func sections(_ instruments: Instruments) -> [Section] {
    Recipe.sections.map {
      Section(
        name: $0.name, summary: $0.summary, keys: $0.reference(instruments), form: $0.form)
    }
  }
}

extension RecipeReference.Key {
  init<Settings>(_ key: RecipeKey<Settings>, _ instruments: Instruments) {
    let standard =
      switch key.write(Settings()) {
      case .scalar(let text): text
      case .list(let nodes): "[\(nodes.map(\.text).joined(separator: ", "))]"
      default: key.unset
      }
    self.init(
      name: key.name, takes: key.takes(instruments), unit: key.unit, standard: standard,
      summary: key.summary)
  }
}

extension RecipeNode {
  /// The text of a scalar.
  fileprivate var text: String { if case .scalar(let text) = content { text } else { "" } }
}
