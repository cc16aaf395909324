extension RecipeKey {
  typealias Path<Value> = WritableKeyPath<Settings, Value> & Sendable

  /// A key that decides one property.
  init<Value>(
    _ name: String, _ path: Path<Value>, _ takes: RecipeValue, unit: String = "",
    unset: String = "", _ summary: String,
    value: @escaping @Sendable (RecipeNode) throws(RecipeError) -> Value,
    content: @escaping @Sendable (Value) -> RecipeNode.Content
  ) {
    self.init(
      name, takes, unit: unit, unset: unset, summary,
      read: { node, settings, reader in
        if let value = reader.value(of: node, value) { settings[keyPath: path] = value }
      },
      write: { content($0[keyPath: path]) })
  }

  static func number(
    _ name: String, _ path: Path<Double>, in range: ClosedRange<Double>, unit: String = "",
    _ summary: String
  ) -> RecipeKey {
    RecipeKey(
      name, path, .number(range), unit: unit, summary,
      value: { (node) throws(RecipeError) in try node.number(name, in: range) },
      content: { .scalar($0.shortest) })
  }

  /// Takes `~` for no value.
  ///
  /// - Parameter unset: what holds where there is none.
  static func number(
    _ name: String, _ path: Path<Double?>, in range: ClosedRange<Double>, unit: String = "",
    unset: String, _ summary: String
  ) -> RecipeKey {
    RecipeKey(
      name, path, .number(range), unit: unit, unset: unset, summary,
      value: { (node) throws(RecipeError) in
        try node.content == .null ? nil : node.number(name, in: range)
      },
      content: { $0.map { .scalar($0.shortest) } ?? .null })
  }

  static func wholeNumber(
    _ name: String, _ path: Path<Int>, in range: ClosedRange<Int>, unit: String = "",
    _ summary: String
  ) -> RecipeKey {
    RecipeKey(
      name, path, .wholeNumber(range), unit: unit, summary,
      value: { (node) throws(RecipeError) in try node.wholeNumber(name, in: range) },
      content: { .scalar("\($0)") })
  }

  /// Takes `~` for no value.
  ///
  /// - Parameter unset: what holds where there is none.
  static func wholeNumber(
    _ name: String, _ path: Path<Int?>, in range: ClosedRange<Int>, unit: String = "",
    unset: String, _ summary: String
  ) -> RecipeKey {
    RecipeKey(
      name, path, .wholeNumber(range), unit: unit, unset: unset, summary,
      value: { (node) throws(RecipeError) in
        try node.content == .null ? nil : node.wholeNumber(name, in: range)
      },
      content: { $0.map { .scalar("\($0)") } ?? .null })
  }

  static func truth(_ name: String, _ path: Path<Bool>, _ summary: String) -> RecipeKey {
    RecipeKey(
      name, path, .truth, summary,
      value: { (node) throws(RecipeError) in try node.truth(name) },
      content: { .scalar("\($0)") })
  }

  /// One of the cases of `Choice`.
  static func name<Choice>(_ name: String, _ path: Path<Choice>, _ summary: String) -> RecipeKey
  where
    Choice: CaseIterable & RawRepresentable & SendableMetatype, Choice.RawValue == String
  {
    RecipeKey(
      name, path, .names(Choice.allCases.map(\.rawValue)), summary,
      value: { (node) throws(RecipeError) in try node.choice(name) },
      content: { .scalar($0.rawValue) })
  }

  /// One of the choices among instruments, with the numbers behind its name.
  ///
  /// - Parameter complaint: what is wrong with a text; nil for one that is taken.
  static func choice(
    _ name: String, _ path: Path<String>,
    of choices: @escaping @Sendable (Instruments) -> [any RecipeChoice.Type],
    complaint: @escaping @Sendable (Instruments) -> (String) -> String?, _ summary: String
  ) -> RecipeKey {
    RecipeKey(
      name: name, takes: { .choice(choices($0).map { $0.usage }) }, summary,
      read: { node, settings, reader in
        let complaint = complaint(reader.instruments)
        let text = reader.value(of: node) { (node) throws(RecipeError) in
          try node.text(complaint: complaint)
        }
        if let text { settings[keyPath: path] = text }
      },
      write: { .scalar($0[keyPath: path]) })
  }
}
