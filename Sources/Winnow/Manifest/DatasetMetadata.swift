import WinnowCore

/// One line a file, as ImageFolder and VideoFolder of Hugging Face's datasets read it: what each
/// picture or clip is, flat, with the mean of each score.
struct DatasetMetadata: TextForm {
  static let fileName = "metadata.jsonl"

  private enum Source: Sendable {
    /// The mean of a score.
    case mean(ManifestScores.Score)
    case outside(OutsideColumn)
  }

  private struct Entry: Sendable {
    var name: String
    var key: ArraySlice<UInt8>
    var source: Source

    init(_ name: String, _ source: Source) {
      (self.name, self.source) = (name, source)
      key = JSONWriter.quotedKey(name)[...]
    }
  }

  /// What is known of every clip, in the order of names.
  private let entries: [Entry]

  init(_ manifest: ManifestColumns) {
    let scores = manifest.scores
    let means = ManifestScores(.means, [], of: scores.statistics).scores
      .map { Entry($0.id, .mean($0)) }
    let outside = scores.columns.map { Entry($0.shownName, .outside($0)) }
    entries = (means + outside).sorted { $0.name < $1.name }
  }

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
      var rest = entries[...]
      // Keys are sorted, these between the others.
      func writeEntries(before name: String) {
        while let entry = rest.first, entry.name < name {
          text.key(quoted: entry.key)
          Self.write(entry.source, line.values, to: &text)
          rest.removeFirst()
        }
      }
      writeEntries(before: "bucket")
      text.key("bucket")
      text.string(line.bucket)
      writeEntries(before: "clip")
      text.key("clip")
      text.integer(line.clip)
      if !isPicture {
        writeEntries(before: "end")
        text.key("end")
        text.seconds(seconds.upperBound)
      }
      writeEntries(before: "file_name")
      text.key("file_name")
      text.string(file)
      writeEntries(before: "id")
      text.key("id")
      text.id(line.id)
      writeEntries(before: isPicture ? "time" : "start")
      if isPicture { text.key("time") } else { text.key("start") }
      text.seconds(seconds.lowerBound)
      writeEntries(before: "video")
      text.key("video")
      text.string(line.video.name.path)
      text.key("video_id")
      text.id(line.video.name.id)
      writeEntries(before: "\u{7F}")
    }
    text.endLine()
  }

  private static func write(
    _ source: Source, _ values: ManifestValues, to text: inout JSONWriter
  ) {
    switch source {
    case .mean(let score):
      text.number(values.isMissing(score) ? nil : values[score.values[0].source])
    case .outside(let column) where column.holds == .texts:
      text.string(values.answers.text(column.row))
    case .outside(let column): text.exact(values.answers.score(column.row))
    }
  }
}
