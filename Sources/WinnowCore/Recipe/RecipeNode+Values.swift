extension RecipeNode {
  /// The number that stands here.
  ///
  /// - Parameter key: what it is called, for the error.
  func number(_ key: String, in range: ClosedRange<Double>) throws(RecipeError) -> Double {
    guard case .scalar(let text) = content, let number = Double(text), range ~= number else {
      let bounds = "a number from \(range.lowerBound) to \(range.upperBound)"
      throw RecipeError(line: line, "\(key) takes \(bounds)\(contrast)")
    }
    return number
  }

  func wholeNumber(_ key: String, in range: ClosedRange<Int>) throws(RecipeError) -> Int {
    let number = try number(key, in: Double(range.lowerBound)...Double(range.upperBound))
    guard let whole = Int(exactly: number) else {
      throw RecipeError(line: line, "\(key) takes a whole number\(contrast)")
    }
    return whole
  }

  func truth(_ key: String) throws(RecipeError) -> Bool {
    guard case .scalar(let text) = content, let value = Bool(text) else {
      throw refusal(key, ["true", "false"])
    }
    return value
  }

  /// The case that is named here.
  func choice<Choice>(_ key: String) throws(RecipeError) -> Choice
  where Choice: CaseIterable & RawRepresentable, Choice.RawValue == String {
    guard case .scalar(let text) = content, let choice = Choice(rawValue: text) else {
      throw refusal(key, Choice.allCases.map(\.rawValue))
    }
    return choice
  }

  private func refusal(_ key: String, _ names: [String]) -> RecipeError {
    RecipeError(
      line: line, "\(key) takes one of: \(names.joined(separator: ", "))\(contrast)")
  }

  /// What stands here instead of what is taken, as the end of a complaint.
  package var contrast: String {
    switch content {
    case .scalar(let text): ", not '\(text)'"
    case .null: ", not nothing"
    case .list: ", not a list"
    case .map: ", not keys and values"
    }
  }

  /// - Parameter complaint: what is wrong with a text; nil for one that is taken.
  func text(complaint: (String) -> String?) throws(RecipeError) -> String {
    // No choice has an empty name.
    let text = if case .scalar(let text) = content { text } else { "" }
    if let complaint = complaint(text) { throw RecipeError(line: line, complaint) }
    return text
  }
}
