extension Gate {
  /// Reads "sharpness.laplacian.median: [100, ~]", "exposure.luma.below(20): [~, 0.05]", or
  /// "outside.aesthetic: [5, ~]".
  ///
  /// - Parameter scores: those that there are beside such from outside.
  init(_ entry: RecipeNode.Entry, _ scores: ScoreList) throws(RecipeError) {
    (score, measure) = try Self.split(entry, scores)
    (lower, upper) = try Self.bounds(of: entry)
  }

  /// A gate without bounds.
  ///
  /// - Parameters:
  ///   - name: as recipes write it: "sharpness.laplacian.median".
  ///   - scores: those that there are beside such from outside.
  /// - Throws: `RecipeError` where there is no such score or it needs a statistic.
  package init(name: String, of scores: ScoreList) throws(RecipeError) {
    try self.init(withoutBounds: RecipeNode.Entry(name, .null), scores)
  }

  /// Reads the name of an entry and leaves its value alone.
  init(withoutBounds entry: RecipeNode.Entry, _ scores: ScoreList) throws(RecipeError) {
    (score, measure) = try Self.split(entry, scores)
    (lower, upper) = (nil, nil)
  }

  /// Reads the bounds in "name: [lowest, highest]".
  static func bounds(of entry: RecipeNode.Entry) throws(RecipeError) -> (Double?, Double?) {
    guard case .list(let bounds) = entry.value.content, bounds.count == 2 else {
      throw RecipeError(line: entry.line, usage(entry))
    }
    let lower = try Self.bound(bounds[0], key: entry.key)
    let upper = try Self.bound(bounds[1], key: entry.key)
    if let lower, let upper, lower > upper {
      throw RecipeError(
        line: entry.line, "\(entry.key): \(lower) is above \(upper); write [lowest, highest]")
    }
    return (lower, upper)
  }

  /// Says what a gate takes.
  static func usage(_ entry: RecipeNode.Entry) -> String {
    "\(entry.key) takes [lowest, highest], ~ for no bound"
  }

  private static func split(
    _ entry: RecipeNode.Entry, _ scores: ScoreList
  ) throws(RecipeError) -> (String, Measure) {
    if entry.key.hasPrefix(OutsideName.prefix) {
      guard OutsideName(gate: entry.key) != nil else {
        throw RecipeError(line: entry.line, "\(entry.key): \(OutsideName.rule)")
      }
      return (entry.key, .outside)
    }
    if scores[entry.key] != nil {
      let all = Measure.usages.joined(separator: ", ")
      throw RecipeError(line: entry.line, "\(entry.key) needs a statistic behind it: one of \(all)")
    }
    // A bound in parentheses may have a point of its own.
    let names = entry.key.prefix { $0 != "(" }
    let words = names.split(separator: ".", omittingEmptySubsequences: false)
    let score = words.dropLast().joined(separator: ".")
    let isKnown = scores[score] != nil
    if isKnown, let measure = Measure(entry.key.dropFirst(score.count + 1)) {
      return (score, measure)
    }
    let known = isKnown ? Measure.usages.map { "\(score).\($0)" } : scores.ids
    let name = isKnown || words.count < 3 ? entry.key : score
    throw RecipeError(
      line: entry.line, NearestName.complaint(unknown: "metric", name, known: known))
  }

  private static func bound(_ node: RecipeNode, key: String) throws(RecipeError) -> Double? {
    if case .null = node.content { return nil }
    let finite = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
    guard case .scalar(let text) = node.content, let number = Double(text), finite ~= number else {
      throw RecipeError(line: node.line, "\(key) takes numbers, or ~ for no bound")
    }
    return number
  }
}

extension Gate {
  /// A gate without bounds, whether or not there is such a score: as catalogs name those that clips were asked.
  ///
  /// - Returns: nil where the name has no measure behind it.
  package init?(ofWhateverScore name: String) {
    if OutsideName(gate: name) != nil {
      self.init(score: name, measure: .outside, lower: nil, upper: nil)
      return
    }
    // A bound in parentheses may have a point of its own.
    guard let point = name.prefix(while: { $0 != "(" }).lastIndex(of: "."),
      let measure = Measure(name[name.index(after: point)...]), point > name.startIndex
    else { return nil }
    self.init(score: String(name[..<point]), measure: measure, lower: nil, upper: nil)
  }
}
