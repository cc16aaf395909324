import WinnowCore

/// Writes the scores of clips as an object of JSON. All keys lie in one array of bytes: there are millions of
/// numbers to write, and to retain and release a key for each takes as long as writing them.
struct ScoreText: Sendable {
  private struct Score {
    /// `"motion.vmaf":`
    var key: Range<Int>
    /// A column that has no number where no frame allowed a judgement.
    var first: Int
    /// Of `values`.
    var values: Range<Int>
  }

  private struct Value {
    /// What stands before it: `"motion.vmaf":{"mean":` of a score's first one, else `,"p5":`.
    var start: Range<Int>
    var source: ManifestScores.Source
  }

  private var text: [UInt8] = []
  private var scores: [Score] = []
  private var values: [Value] = []

  init(_ scores: ManifestScores) {
    for score in scores.scores {
      let key = JSONWriter.quotedKey(score.id)
      let first = values.count
      for (number, value) in score.values.enumerated() {
        let start = number == 0 ? key + [UInt8(ascii: "{")] : [UInt8(ascii: ",")]
        values.append(
          Value(start: add(start + JSONWriter.quotedKey(value.name)), source: value.source))
      }
      self.scores.append(Score(key: add(key), first: score.first, values: first..<values.count))
    }
  }

  private mutating func add(_ bytes: [UInt8]) -> Range<Int> {
    text += bytes
    return text.count - bytes.count..<text.count
  }

  func append(_ clip: ManifestValues, to line: inout JSONWriter) {
    line.object { line in
      clip.statistics.withRow(clip.row) { row in
        for score in scores {
          guard !row[score.first].isNaN else {
            line.key(quoted: text[score.key])
            line.null()
            continue
          }
          for number in score.values {
            let value = values[number]
            let found =
              switch value.source {
              case .column(let column): Double(row[column])
              case .share(let share): clip.shares[share]
              }
            line.number(found, behind: text[value.start])
          }
          line.end("}")
        }
      }
    }
  }
}
