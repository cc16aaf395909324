import WinnowCore

extension RecipeNode: ExpressibleByStringLiteral, ExpressibleByNilLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) {
    self.init(.scalar(value), line: 1)
  }

  package init(nilLiteral: ()) {
    self.init(.null, line: 1)
  }

  package init(arrayLiteral elements: RecipeNode...) {
    self.init(.list(elements), line: 1)
  }

  /// The entries are on the lines from 1 on.
  package init(dictionaryLiteral elements: (String, RecipeNode)...) {
    let entries = elements.enumerated().map { index, entry in
      let value = RecipeNode(entry.1.content, line: index + 1)
      return Entry(key: entry.0, line: index + 1, value: value)
    }
    self.init(.map(entries), line: 1)
  }
}
