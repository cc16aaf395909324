import GRDB
import WinnowCore

/// What models said of one clip.
struct ClipAnnotations: Sendable {
  private struct Said: Sendable {
    /// The number of the model.
    var model: Int
    /// A value a frame of each score, score by score.
    var values: [Float]
    var details: String?
  }

  private var said: [Said] = []

  func has(_ model: Int) -> Bool { said.contains { $0.model == model } }

  func details(_ model: Int) -> String? { said.first { $0.model == model }?.details }

  /// The values of a score at the frames that were shown; none where its model has not said anything.
  ///
  /// - Parameter scores: how many the model has.
  func values(model: Int, score: Int, of scores: Int) -> ArraySlice<Float> {
    guard let values = said.first(where: { $0.model == model })?.values, scores > 0 else {
      return []
    }
    let count = values.count / scores
    return values[count * score..<count * (score + 1)]
  }

  fileprivate mutating func add(_ model: Int, _ values: [Float], _ details: String?) {
    said.append(Said(model: model, values: values, details: details))
  }
}

extension [ContentID: ClipAnnotations] {
  /// Those of the clips of a video, one a clip.
  func of(_ video: CutVideo) -> [ClipAnnotations] {
    video.clips.map { clip in
      isEmpty ? ClipAnnotations() : clip.id.flatMap { self[$0] } ?? ClipAnnotations()
    }
  }
}

extension ModelColumns {
  /// The values of a score at the frames of a clip that its model was shown.
  func values(of score: String, _ said: ClipAnnotations) -> ArraySlice<Float> {
    guard let place = place(of: score) else { return [] }
    return said.values(
      model: place.model, score: place.score, of: models[place.model].scores.count)
  }

  /// The share of frames that a gate asks for, of each clip; NaN where there is none.
  ///
  /// - Parameters:
  ///   - track: the values at the samples of the video, where the score is none of a model.
  ///   - said: what models said, one a clip.
  func shares(
    of gate: Gate, _ track: [Float], _ clips: [CutClip], _ said: [ClipAnnotations]
  ) -> [Double] {
    guard give(gate.score) else {
      return clips.map { gate.measure.share(of: track, $0.samples) ?? .nan }
    }
    return said.map { said in
      let values = Array(values(of: gate.score, said))
      return gate.measure.share(of: values, values.indices) ?? .nan
    }
  }
}

extension CutVideo {
  /// The same with statistics of what models said of its clips beside those of what was measured.
  ///
  /// - Parameters:
  ///   - said: one a clip.
  ///   - columns: those of both.
  func adding(
    _ models: ModelColumns, _ said: [ClipAnnotations], in columns: ScoreColumns
  ) -> CutVideo {
    if models.isEmpty { return self }
    var video = self
    video.statistics = statistics.arranged(in: columns)
    for score in models.scores {
      for (clip, said) in said.enumerated() {
        video.statistics.set(models.values(of: score.id, said), of: score.id, row: clip)
      }
    }
    return video
  }
}

extension Catalog {
  /// What models said of the clips of some videos, by the clips' ids.
  func annotations(
    of videos: [Int64], _ models: ModelColumns
  ) throws -> [ContentID: ClipAnnotations] {
    let numbers = Dictionary(
      models.models.enumerated().compactMap { number, model in model.row.map { ($0, number) } }
    ) { first, _ in first }
    if numbers.isEmpty { return [:] }
    let rows = numbers.keys.sorted().map { "\($0)" }.joined(separator: ", ")
    return try read { database in
      var annotations: [ContentID: ClipAnnotations] = [:]
      for some in videos.inQueries {
        let statement = try database.cachedStatement(
          sql: """
            SELECT clip, model, score_values, details
            FROM answered JOIN annotations ON annotations.answered = answered.id
            WHERE video IN (\(Self.placeholders(for: some))) AND model IN (\(rows))
            """)
        let found = try Row.fetchCursor(statement, arguments: Self.arguments(some))
        while let row = try found.next() {
          guard let clip = try ContentID(row.value(0)),
            let number = numbers[try row.value(1)]
          else { continue }
          let values = try row.withUnsafeData(atIndex: 2) { $0.map(BlobCoding.values) ?? [] }
          try annotations[clip, default: ClipAnnotations()].add(number, values, row.value(3))
        }
      }
      return annotations
    }
  }
}
