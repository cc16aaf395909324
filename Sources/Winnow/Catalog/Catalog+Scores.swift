import Foundation
import GRDB
import WinnowCore

/// What the scores mean that videos were measured by.
extension Catalog {
  /// Those of the toolbox, which know the scores besides that others have measured here.
  ///
  /// - Throws: `WinnowError` where the catalog cannot be read.
  package func instruments() throws -> Instruments {
    let texts = try read { try Self.descriptions($0) }
    return knownScores.instruments(texts) { toolbox.instruments.knowing(Self.scores(texts)) }
  }

  private static func descriptions(_ database: Database) throws -> [String] {
    try String.fetchAll(
      database.cachedStatement(
        sql: "SELECT description FROM scores WHERE typeof(description) = 'text' ORDER BY id"))
  }

  /// What is damaged, or no name of a score, says nothing.
  private static func scores(_ texts: [String]) -> [ScoreDescription] {
    texts.compactMap {
      try? JSONDecoder().decode(ScoreDescription.self, from: Data($0.utf8))
    }.filter(\.isNamed)
  }

  /// Writes down what scores mean, where that is news.
  func describe(_ scores: ScoreList) throws {
    let known = Set(Self.scores(try read { try Self.descriptions($0) }))
    let news = scores.filter { !known.contains($0) }
    if news.isEmpty { return }
    try write { database in
      for score in news {
        // A range without end cannot be written.
        guard let text = try? JSONLine.text(score) else { continue }
        try database.execute(
          sql: "INSERT OR REPLACE INTO scores VALUES (?, ?, ?)",
          arguments: [score.id, score.revision, text])
      }
    }
  }
}
