import Foundation
import GRDB
import WinnowCore

extension Catalog {
  /// Writes what models said of clips of a video.
  ///
  /// - Parameters:
  ///   - clips: those that were shown, by their numbers.
  ///   - models: the entries, named.
  func write(
    _ said: [AnnotationTask.Said], of clips: [Int: CutClip], in video: Int64, _ models: [ModelEntry]
  ) throws {
    if said.isEmpty { return }
    try write { database in
      let insertion = try database.cachedStatement(
        sql: "INSERT OR REPLACE INTO annotations VALUES (?, ?, ?, ?, ?, ?, ?)")
      for one in said {
        guard let clip = clips[one.clip], let id = clip.id,
          let model = try Self.row(of: models[one.model], toolbox.instruments, database)
        else { continue }
        let answered = try AnsweredRow.row(of: id, in: video, clip.time, database)
        try insertion.execute(arguments: [
          answered, model, BlobCoding.data(one.frames), BlobCoding.data(one.values),
          one.answer.details, one.embedding, one.runtime,
        ])
        try database.execute(
          sql: "UPDATE models SET details = max(details, ?), embeds = max(embeds, ?) WHERE id = ?",
          arguments: [one.answer.details != nil, one.embedding != nil, model])
      }
    }
  }
}

extension AnnotationTask.Said {
  /// Of each score a value a frame, or one where no frames were shown.
  fileprivate var values: [Float] {
    let count = max(1, frames.count)
    return answer.scores.flatMap { values in
      values.count == count ? values : Array(repeating: values.first ?? .nan, count: count)
    }
  }

  fileprivate var embedding: Data? { nil }
}
