import Foundation
import GRDB
import WinnowCore

/// What the scores mean that videos were measured by.
extension Catalog {
  /// Those of the toolbox, which know the scores besides that others have measured here.
  ///
  /// - Throws: `WinnowError` where the catalog cannot be read.
  package func instruments() throws -> Instruments {
    toolbox.instruments.knowing(try read { try Self.described($0) })
  }

  private static func described(_ database: Database) throws -> [ScoreDescription] {
    let texts = try String.fetchAll(
      database, sql: "SELECT description FROM scores WHERE typeof(description) = 'text'")
    // What is damaged, or no name of a score, says nothing.
    return texts.compactMap {
      try? JSONDecoder().decode(ScoreDescription.self, from: Data($0.utf8))
    }.filter(\.isNamed)
  }

  /// Writes down what scores mean, where that is news.
  func describe(_ scores: ScoreList) throws {
    let known = try read { Set(try Self.described($0)) }
    let news = scores.filter { !known.contains($0) }
    if news.isEmpty { return }
    try write { database in
      for score in news {
        try database.execute(
          sql: "INSERT OR REPLACE INTO scores VALUES (?, ?, ?)",
          arguments: [score.id, score.revision, JSONLine.text(score)])
      }
    }
  }
}
