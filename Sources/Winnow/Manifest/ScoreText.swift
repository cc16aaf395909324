import WinnowCore

/// Writes the scores of clips as an object of JSON. All keys lie in one array of bytes: there are millions of
/// numbers to write, and to retain and release a key for each takes as long as writing them.
struct ScoreText: Sendable {
  private struct Score {
    /// `"motion.vmaf":`
    var key: Range<Int>
    /// A column that has no number where no frame allowed a judgement.
    var first = 0
    /// Of `values`.
    var values = 0..<0
    /// The row of the column where others gave it, so that it is one number.
    var outside: Int64?
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
    var outside = scores.columns(.scores)[...]
    func addOutside(before id: String?) {
      while let column = outside.first, id.map({ column.name.gate < $0 }) ?? true {
        let key = JSONWriter.quotedKey(column.name.gate)
        self.scores.append(Score(key: add(key), outside: column.row))
        outside.removeFirst()
      }
    }
    for score in scores.scores {
      addOutside(before: score.id)
      let key = JSONWriter.quotedKey(score.id)
      let first = values.count
      for (number, value) in score.values.enumerated() {
        let start = number == 0 ? key + [UInt8(ascii: "{")] : [UInt8(ascii: ",")]
        values.append(
          Value(start: add(start + JSONWriter.quotedKey(value.name)), source: value.source))
      }
      self.scores.append(Score(key: add(key), first: score.first, values: first..<values.count))
    }
    addOutside(before: nil)
  }

  private mutating func add(_ bytes: [UInt8]) -> Range<Int> {
    text += bytes
    return text.count - bytes.count..<text.count
  }

  func append(_ clip: ManifestValues, to line: inout JSONWriter) {
    line.object { line in
      clip.statistics.withRow(clip.row) { row in
        for score in scores {
          if let column = score.outside {
            line.key(quoted: text[score.key])
            line.exact(clip.answers.score(column))
            continue
          }
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
