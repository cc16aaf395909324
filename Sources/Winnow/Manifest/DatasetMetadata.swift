import WinnowCore

/// One line a file, as ImageFolder and VideoFolder of Hugging Face's datasets read it: what each
/// picture or clip is, flat, with the mean of each score.
struct DatasetMetadata: ManifestForm {
  static let fileName = "metadata.jsonl"

  private static let scores = ManifestScores(.means, []).scores.map {
    (score: $0, key: JSONWriter.quotedKey($0.id)[...])
  }

  init(scores: ManifestScores) {}

  func append(_ line: ManifestLine, to text: inout JSONWriter) {
    if let media = line.output.media {
      return append(line, media.file, media.start...max(media.start, media.end), to: &text)
    }
    for frame in line.output.frames {
      append(line, frame.file, frame.time...frame.time, to: &text)
    }
  }

  /// - Parameter seconds: a single moment for a picture.
  private func append(
    _ line: ManifestLine, _ file: String, _ seconds: ClosedRange<Double>, to text: inout JSONWriter
  ) {
    let isPicture = line.output.media == nil
    text.object { text in
      var scores = Self.scores[...]
      // Keys are sorted, those of scores between the others.
      func writeScores(before name: String) {
        while let (score, key) = scores.first, score.id < name {
          text.key(quoted: key)
          text.number(line.values.isMissing(score) ? nil : line.values[score.values[0].source])
          scores.removeFirst()
        }
      }
      writeScores(before: "bucket")
      text.key("bucket")
      text.string(line.bucket)
      text.key("clip")
      text.integer(line.clip)
      if !isPicture {
        writeScores(before: "end")
        text.key("end")
        text.seconds(seconds.upperBound)
      }
      writeScores(before: "file_name")
      text.key("file_name")
      text.string(file)
      writeScores(before: "id")
      text.key("id")
      text.id(line.id)
      writeScores(before: isPicture ? "time" : "start")
      if isPicture { text.key("time") } else { text.key("start") }
      text.seconds(seconds.lowerBound)
      writeScores(before: "video")
      text.key("video")
      text.string(line.video.name.path)
      text.key("video_id")
      text.id(line.video.name.id)
      writeScores(before: "\u{7F}")
    }
    text.endLine()
  }
}
