extension Recipe.Section {
  static let models = Recipe.Section(
    name: "models", summary: "Models that clips are shown to, by the names that their scores have.",
    keys: [],
    form: RecipeReference.Form(
      line: "NAME: {kind: KIND, ...}",
      summary: "'winnow recipe schema' tells the kinds of models and what each takes."),
    reference: { _ in [] },
    read: { node, recipe, reader in recipe.readModels(node, &reader) },
    write: { recipe in
      let entries = recipe.models.map { RecipeNode.Entry($0.name, $0.content) }
      return entries.isEmpty ? .null : .map(entries)
    })
}

extension Recipe {
  /// Reads a section of models onto those there are: one of the same name takes the place of another, and `~` takes it
  /// away.
  mutating func readModels(_ node: RecipeNode, _ reader: inout RecipeReader) {
    for entry in RecipeSection.entries(of: node, name: Section.models.name, &reader) {
      models.removeAll { $0.name == entry.key }
      if case .null = entry.value.content { continue }
      guard case .map = entry.value.content else {
        reader.note(ModelEntry.mapWanted(entry))
        continue
      }
      let values = RecipeSection.entries(of: entry.value, name: entry.key, &reader)
      let read = reader.value(of: entry) { [reader] (entry) throws(RecipeError) in
        try reader.model(entry, values)
      }
      guard let read else { continue }
      models.append(read.model)
      reader.learn(read.scores)
    }
  }
}

extension RecipeReader {
  /// The model that an entry describes, and the scores that it gives.
  ///
  /// - Parameter values: what stands in the entry, each key once.
  fileprivate func model(
    _ entry: RecipeNode.Entry, _ values: [RecipeNode.Entry]
  ) throws(RecipeError) -> (model: ModelEntry, scores: [ScoreDescription]) {
    guard ModelEntry.isName(entry.key) else {
      throw RecipeError(
        line: entry.line,
        "a model is called by a word of a-z, 0-9 and _, at most \(ModelEntry.longestName) of them, "
          + "and not 'outside'; '\(entry.key)' is none")
    }
    let model = try ModelEntry(entry.key, values, line: entry.line)
    guard let kind = instruments.model(model.kind) else {
      // What the catalog knows of its scores will do.
      if instruments.takesOthers { return (model, []) }
      throw RecipeError(line: entry.line, complaint(aboutKind: model.kind))
    }
    do throws(ModelError) {
      try model.checkKeys(of: kind)
      let made = try kind.init(model)
      let scores = made.scores
      try check(scores, of: model.name)
      if case .frames(let sampler, _, _, _) = made.demand,
        let complaint = instruments.complaint(aboutSampler: sampler)
      {
        throw ModelError(complaint, key: "sampler")
      }
      return (model, scores)
    } catch {
      throw RecipeError(
        line: Self.line(of: error.key, in: entry),
        (["\(entry.key)"] + [error.key].compactMap(\.self)).joined(separator: ".")
          + " \(error.description)")
    }
  }

  private func complaint(aboutKind kind: String) -> String {
    let known = instruments.models.map { $0.name }
    return known.isEmpty
      ? "there are no models in this program"
      : NearestName.complaint(
        unknown: "kind of model", kind, known: known)
  }

  /// - Throws: where a score is not called after the model, or another has its name.
  private func check(_ scores: [ScoreDescription], of model: String) throws(ModelError) {
    var names: Set<String> = []
    for score in scores {
      guard score.isNamed, score.id.hasPrefix("\(model).") else {
        throw ModelError("calls a score \(score.id), which is no name of a score of it")
      }
      guard names.insert(score.id).inserted, instruments.measured[score.id] == nil else {
        throw ModelError("would give \(score.id), and there is such a score already")
      }
    }
  }

  /// The line in which a key of an entry stands, or else the entry.
  private static func line(of key: String?, in entry: RecipeNode.Entry) -> Int {
    var (node, line) = (entry.value, entry.line)
    for word in (key ?? "").split(separator: ".") {
      guard case .map(let entries) = node.content,
        let next = entries.first(where: { $0.key == word })
      else { return line }
      (node, line) = (next.value, next.line)
    }
    return line
  }
}

extension ModelEntry {
  static let longestName = 64

  /// Whether it can stand before the point in the names of scores.
  static func isName(_ name: String) -> Bool {
    name.utf8.count <= longestName && ScoreDescription.isName("\(name).x")
      && !name.utf8.contains(UInt8(ascii: "."))
  }

  fileprivate static func mapWanted(_ entry: RecipeNode.Entry) -> RecipeError {
    RecipeError(
      line: entry.line,
      "\(entry.key) takes a kind and what it needs, such as {kind: score, file: model.onnx}"
        + entry.value.contrast)
  }

  /// - Throws: where it has no kind, or the hash is none.
  fileprivate init(
    _ name: String, _ entries: [RecipeNode.Entry], line: Int
  ) throws(RecipeError) {
    var values: [String: ModelValue] = [:]
    for entry in entries { values[entry.key] = ModelValue(entry.value) }
    guard case .word(let kind) = values.removeValue(forKey: "kind") else {
      throw RecipeError(line: line, "\(name) needs a kind, such as {kind: score, ...}")
    }
    let hash = values.removeValue(forKey: "sha256")
    self.init(name: name, kind: kind, values: values)
    guard let hash else { return }
    guard case .word(let text) = hash, text.utf8.count == 64,
      text.utf8.allSatisfy({ 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 })
    else {
      throw RecipeError(line: line, "\(name).sha256 takes 64 digits of 0-9 and a-f")
    }
    sha256 = text
  }

  /// - Throws: where a key is none that the kind knows.
  fileprivate func checkKeys(of kind: any ModelKind.Type) throws(ModelError) {
    let known = kind.keys.map(\.name)
    for key in keys where !known.contains(key) {
      throw ModelError(
        "is unknown: \(NearestName.complaint(unknown: "key", key, known: known))", key: key)
    }
  }

  /// As a recipe writes it.
  fileprivate var content: RecipeNode.Content {
    var entries = [RecipeNode.Entry("kind", .scalar(kind))]
    if case .map(let others) = ModelValue.map(values).content { entries += others }
    if let sha256 { entries.append(RecipeNode.Entry("sha256", .scalar(sha256))) }
    return .map(entries)
  }
}
