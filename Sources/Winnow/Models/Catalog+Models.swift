import Foundation
import GRDB
import WinnowCore

extension Catalog {
  /// The models that the verdicts were given by.
  func chosenModels() throws -> ModelColumns {
    try read { database in
      let rows = try ModelRow.fetchAll(
        database, sql: "SELECT * FROM models WHERE place IS NOT NULL ORDER BY place")
      return ModelColumns(rows.map { ModelColumns.Model($0, name: $0.name) })
    }
  }

  /// The models of a recipe.
  ///
  /// Of one whose files are not known here it is the one with its settings that was asked last.
  func modelColumns(of recipe: Recipe) throws -> ModelColumns {
    if recipe.models.isEmpty { return ModelColumns() }
    let instruments = toolbox.instruments
    let rows = try read { try ModelRow.fetchAll($0, sql: "SELECT * FROM models ORDER BY id") }
    return ModelColumns(
      recipe.models.map { entry in
        let known: ModelRow?
        if let digest = entry.digest(instruments) {
          known = rows.first { $0.digest == digest }
        } else if let settings = entry.settingsDigest(instruments) {
          known = rows.last { $0.settings == settings }
        } else {
          // A program that has it chose it.
          known = rows.first { $0.place != nil && $0.name == entry.name }
        }
        if let known { return ModelColumns.Model(known, name: entry.name) }
        let scores = try? entry.model(instruments).scores
        return ModelColumns.Model(name: entry.name, row: nil, scores: scores ?? [])
      })
  }

  /// Those of the catalog, which know besides what the models of the selection give.
  package func judgedInstruments() throws -> Instruments {
    try instruments().knowingAlso(chosenModels().scores)
  }

  /// What clips can have: what was measured, and what some models give.
  func scores(with models: ModelColumns) throws -> ScoreList {
    try instruments().scores.adding(models.scores)
  }

  /// Those of the catalog, which know besides what the models of a recipe give.
  package func instruments(judgingBy recipe: Recipe) throws -> Instruments {
    try instruments().knowingAlso(modelColumns(of: recipe).scores)
  }

  /// The row of a model, which is made where no clip was shown to it before.
  ///
  /// - Returns: nil where this program does not know its kind, or its files are not known.
  static func row(
    of entry: ModelEntry, _ instruments: Instruments, _ database: Database
  ) throws -> Int64? {
    guard let digest = entry.digest(instruments),
      let settings = entry.settingsDigest(instruments),
      let model = try? entry.model(instruments)
    else { return nil }
    if let known = try ModelRow.fetchOne(
      database, sql: "SELECT * FROM models WHERE digest = ?", arguments: [digest])
    {
      return known.id
    }
    var row = ModelRow(
      digest: digest, settings: settings, name: entry.name,
      scores: try JSONLine.text(
        model.scores.map { $0.named($0.id.dropFirst(entry.name.count + 1)) }),
      details: false, embeds: false)
    try row.insert(database)
    return row.id
  }

  /// Notes which models the verdicts are given by.
  ///
  /// - Parameter known: the same models as the catalog knew them.
  func choose(_ models: [ModelEntry], _ known: ModelColumns, _ database: Database) throws {
    try database.execute(sql: "UPDATE models SET place = NULL")
    for (place, entry) in models.enumerated() {
      let made = try Self.row(of: entry, toolbox.instruments, database)
      guard let row = made ?? known.models[place].row else { continue }
      try database.execute(
        sql: "UPDATE models SET place = ?, name = ? WHERE id = ?",
        arguments: [place, entry.name, row])
    }
  }
}

extension ModelColumns.Model {
  init(_ row: ModelRow, name: String) {
    let scores = try? JSONDecoder().decode([ScoreDescription].self, from: Data(row.scores.utf8))
    self.init(
      name: name, row: row.id,
      scores: scores?.map { $0.named("\(name).\($0.id)") } ?? [], hasDetails: row.details)
  }
}

extension ScoreDescription {
  /// The same by another name.
  fileprivate func named(_ id: some StringProtocol) -> ScoreDescription {
    var score = self
    score.id = String(id)
    return score
  }
}
