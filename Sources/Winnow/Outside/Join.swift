import Foundation
import GRDB
import WinnowCore

/// Takes what others say of clips into a catalog: numbers become scores that gates can ask for, texts become
/// fields of manifests and exports.
///
/// It is written as it comes, some rows at a time, and other winnows can work in the folder in between.
package struct Join: Sendable {
  /// The column of ids.
  package var key = "id"
  /// Columns that hold texts even where all of them look like numbers.
  package var texts: Set<String> = []
  /// The least intersection over union with an earlier clip of the same video whose answers a clip takes over
  /// that has none; nil for taking none over.
  package var carry: Double?

  /// What is forgotten first.
  package var drops: [OutsideName] = []

  package init() {}

  /// Rows that are written together.
  private static let rowsAtATime = 1000
  /// Seconds that a row waits for others.
  private static let patience = 1.0

  /// - Parameters:
  ///   - path: a file; "-" for standard input, nil for none.
  ///   - waits: called before it waits for another winnow in the folder.
  /// - Throws: `WinnowError` where the input cannot be read, a line is no record, or the catalog cannot be written.
  ///   What was read before is joined.
  package func run(
    _ path: String?, into catalog: Catalog, waits: @escaping () -> Void = {}
  ) throws -> JoinSummary {
    try catalog.refusePart("join to")
    var writing = JoinWriting(
      catalog: catalog,
      columns: JoinedColumns(key: key, texts: texts, scores: try catalog.instruments().scores.ids),
      key: key, drops: drops, waits: waits)
    try catalog.checkKnown(drops)
    if let path { try read(path, &writing) }
    try writing.begin()
    try catalog.during(.writing, waits: waits) {
      try catalog.running("join") {
        if let carry {
          writing.summary.carried = try AnswerCarrying(catalog: catalog, least: carry).run()
        }
        return ((), RunEnding())
      }
    }
    return writing.summary
  }

  private func read(_ path: String, _ writing: inout JoinWriting) throws {
    let input = try ListInput(path)
    var reader = AnswerReader(ListInput.name(path), key: key)
    var waiting: [AnswerRecord] = []
    var since = ContinuousClock.now
    func flush() throws {
      // Where the writing is stopped they are written later.
      if !waiting.isEmpty { try writing.write(waiting) }
      waiting.removeAll(keepingCapacity: true)
    }
    func take(_ record: AnswerRecord) throws {
      if waiting.isEmpty { since = .now }
      waiting.append(record)
      if waiting.count >= Self.rowsAtATime { try flush() }
    }
    do {
      reading: while true {
        switch try input.piece() {
        case .bytes(let bytes): try reader.take(bytes, take)
        case .nothingYet: break
        case .end: break reading
        }
        if since.duration(to: .now) > .seconds(Self.patience) { try flush() }
      }
      try reader.finish(take)
    } catch {
      // What came before is not lost: a model may have worked on it for hours.
      try Cancellation.disregarded { try flush() }
      throw error
    }
    try flush()
  }
}
