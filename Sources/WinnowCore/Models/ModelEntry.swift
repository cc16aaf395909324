/// What a recipe says of one model.
package struct ModelEntry: Sendable, Codable {
  /// What the recipe calls it, such as "nsfw": the names of its scores begin with that.
  package let name: String
  /// That of a `ModelKind`.
  package let kind: String
  /// All but the kind and the hash.
  package let values: [String: ModelValue]
  /// What its files have to hash to, in hexadecimal digits; nil where the recipe does not say.
  package var sha256: String?
  /// Where paths that do not begin at the root begin; nil where the recipe is not one that the user named: such names no
  /// files.
  package var folder: String?

  package init(
    name: String, kind: String, values: [String: ModelValue], sha256: String? = nil,
    folder: String? = nil
  ) {
    (self.name, self.kind, self.values) = (name, kind, values)
    (self.sha256, self.folder) = (sha256, folder)
  }
}

/// Two are the same where they say the same, wherever their recipes lie.
extension ModelEntry: Hashable {
  package static func == (a: Self, b: Self) -> Bool {
    (a.name, a.kind, a.sha256) == (b.name, b.kind, b.sha256) && a.values == b.values
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(kind)
    hasher.combine(values)
  }
}

extension ModelEntry {
  /// The word behind a key, such as "crop" or "input.fit"; nil where it is not there.
  ///
  /// - Throws: `ModelError` where something else stands there.
  package func word(_ key: String) throws(ModelError) -> String? {
    switch value(key) {
    case nil: return nil
    case .word(let text): return text
    default: throw ModelError("takes a word", key: key)
    }
  }

  /// The words of a list.
  ///
  /// - Throws: `ModelError` where something else stands there.
  package func words(_ key: String) throws(ModelError) -> [String]? {
    try words(key, wanted: "takes a list of words")
  }

  private func words(_ key: String, wanted: String) throws(ModelError) -> [String]? {
    guard let value = value(key) else { return nil }
    guard case .list(let values) = value else { throw ModelError(wanted, key: key) }
    return try values.map { value throws(ModelError) in
      guard case .word(let text) = value else { throw ModelError(wanted, key: key) }
      return text
    }
  }

  /// The number behind a key.
  ///
  /// - Throws: `ModelError` where none of `range` stands there.
  package func number(_ key: String, in range: ClosedRange<Double>) throws(ModelError) -> Double? {
    guard let value = value(key) else { return nil }
    guard case .word(let text) = value, let number = Double(text), range ~= number else {
      throw ModelError(
        "takes a number from \(range.lowerBound.shortest) to \(range.upperBound.shortest)", key: key
      )
    }
    return number
  }

  /// As many numbers as `count`.
  ///
  /// - Throws: `ModelError` where something else stands there.
  package func numbers(_ key: String, count: Int) throws(ModelError) -> [Double]? {
    let wanted = "takes a list of \(count) numbers"
    guard let words = try words(key, wanted: wanted) else { return nil }
    let numbers = words.compactMap(Double.init).filter(\.isFinite)
    guard words.count == count, numbers.count == count else { throw ModelError(wanted, key: key) }
    return numbers
  }

  /// The case that is named behind a key.
  ///
  /// - Throws: `ModelError` where none is.
  package func choice<Choice: CaseIterable & RawRepresentable>(
    _ key: String, _ type: Choice.Type = Choice.self
  ) throws(ModelError) -> Choice? where Choice.RawValue == String {
    guard let text = try word(key) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let known = Choice.allCases.map(\.rawValue)
    throw ModelError(NearestName.complaint(unknown: key, text, known: known), key: key)
  }

  /// Pixels across and down, `[width, height]`.
  ///
  /// - Throws: `ModelError` where they are no size of a picture.
  package func size(_ key: String) throws(ModelError) -> FrameSize? {
    guard let sides = try numbers(key, count: 2) else { return nil }
    let range = 1...Double(Self.longestSide)
    guard sides.allSatisfy({ range ~= $0 && $0 == $0.rounded() }) else {
      throw ModelError("takes [width, height], each from 1 to \(Self.longestSide)", key: key)
    }
    return FrameSize(width: Int(sides[0]), height: Int(sides[1]))
  }

  /// Models look at no larger pictures.
  private static let longestSide = 8192

  private func value(_ key: String) -> ModelValue? {
    var value = ModelValue.map(values)
    for word in key.split(separator: ".") {
      guard case .map(let values) = value, let next = values[String(word)] else { return nil }
      value = next
    }
    return value
  }

  /// The keys that are given, those in sections with the section's name before them.
  package var keys: [String] { Self.keys(of: values, below: "").sorted() }

  private static func keys(of values: [String: ModelValue], below section: String) -> [String] {
    values.flatMap { key, value in
      if case .map(let inner) = value { return keys(of: inner, below: "\(section)\(key).") }
      return ["\(section)\(key)"]
    }
  }
}
