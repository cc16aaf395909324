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
        sql: "INSERT OR REPLACE INTO annotations VALUES (?, ?, ?, ?, ?, NULL, ?)")
      for (number, said) in Dictionary(grouping: said, by: \.model).sorted(by: { $0.key < $1.key })
      {
        guard let model = try Self.row(of: models[number], toolbox.instruments, database) else {
          continue
        }
        for one in said {
          guard let clip = clips[one.clip], let id = clip.id else { continue }
          let answered = try AnsweredRow.row(of: id, in: video, clip.time, database)
          try insertion.execute(arguments: [
            answered, model, BlobCoding.data(one.frames), BlobCoding.data(one.values),
            one.answer.details, one.runtime,
          ])
        }
        guard said.contains(where: { $0.answer.details != nil }) else { continue }
        try database.execute(
          sql: "UPDATE models SET details = 1 WHERE id = ? AND details = 0", arguments: [model])
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
}
