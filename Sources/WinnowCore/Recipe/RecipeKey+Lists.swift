extension RecipeKey {
  /// Increasing numbers, at least one.
  static func numbers(
    _ name: String, _ path: Path<[Double]>, in range: ClosedRange<Double>, unit: String = "",
    _ summary: String
  ) -> RecipeKey {
    RecipeKey(
      name, path, .numbers(range), unit: unit, summary,
      value: { (node) throws(RecipeError) in
        try node.increasing(name) { (node) throws(RecipeError) in
          try node.number(name, in: range)
        }
      },
      content: { .list($0.map { RecipeNode(.scalar($0.shortest), line: 0) }) })
  }

  /// Increasing whole numbers, at least one.
  static func wholeNumbers(
    _ name: String, _ path: Path<[Int]>, in range: ClosedRange<Int>, unit: String = "",
    _ summary: String
  ) -> RecipeKey {
    let bounds = Double(range.lowerBound)...Double(range.upperBound)
    return RecipeKey(
      name, path, .numbers(bounds), unit: unit, summary,
      value: { (node) throws(RecipeError) in
        try node.increasing(name) { (node) throws(RecipeError) in
          try node.wholeNumber(name, in: range)
        }
      },
      content: { .list($0.map { RecipeNode(.scalar("\($0)"), line: 0) }) })
  }

  /// Texts, at least one.
  ///
  /// - Parameter complaint: what is wrong with a text; nil for one that is taken.
  static func texts(
    _ name: String, _ path: Path<[String]>, complaint: @escaping @Sendable (String) -> String?,
    _ summary: String
  ) -> RecipeKey {
    RecipeKey(
      name, path, .texts, summary,
      value: { (node) throws(RecipeError) in
        try node.elements(name) { (node) throws(RecipeError) in
          try node.text(complaint: complaint)
        }
      },
      content: { .list($0.map { RecipeNode(.scalar($0), line: 0) }) })
  }
}

extension RecipeNode {
  /// What `read` makes of the elements of a list that has some.
  fileprivate func elements<Element>(
    _ key: String, _ read: (RecipeNode) throws(RecipeError) -> Element
  ) throws(RecipeError) -> [Element] {
    guard case .list(let nodes) = content, !nodes.isEmpty else {
      throw RecipeError(line: line, "\(key) takes a list, such as [1, 2]")
    }
    var elements: [Element] = []
    for node in nodes { elements.append(try read(node)) }
    return elements
  }

  fileprivate func increasing<Element: Comparable>(
    _ key: String, _ read: (RecipeNode) throws(RecipeError) -> Element
  ) throws(RecipeError) -> [Element] {
    let elements = try elements(key, read)
    guard zip(elements, elements.dropFirst()).allSatisfy(<) else {
      throw RecipeError(line: line, "\(key) takes numbers that increase")
    }
    return elements
  }
}
