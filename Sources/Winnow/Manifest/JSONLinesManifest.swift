import WinnowCore

/// One line of JSON a clip, with the same keys in each.
struct JSONLinesManifest: TextForm {
  static let fileName = "manifest.jsonl"

  private let scores: ScoreText
  private let columns: [OutsideColumn]
  /// Models that tell more than scores: their numbers, and their names as keys.
  private let telling: [(model: Int, key: ArraySlice<UInt8>)]
  private let texts: [(column: OutsideColumn, key: ArraySlice<UInt8>)]

  init(_ columns: ManifestColumns) { self = columns.json }

  init(_ scores: ManifestScores) {
    self.scores = ScoreText(scores)
    columns = scores.columns
    telling = scores.models.models.enumerated().filter { $1.hasDetails }
      .sorted { $0.element.name < $1.element.name }
      .map { ($0, JSONWriter.quotedKey($1.name)[...]) }
    texts = scores.columns(.texts).map { ($0, JSONWriter.quotedKey($0.name.column)[...]) }
  }

  func append(_ line: ManifestLine, to text: inout JSONWriter) {
    write(line, to: &text)
    text.endLine()
  }

  /// The object of a line, its keys sorted.
  ///
  /// - Parameter isInShard: whether it is written into the shard itself, which need not name it.
  func write(_ line: ManifestLine, isInShard: Bool = false, to text: inout JSONWriter) {
    text.object { text in
      writeAnnotations(line.values.annotations, to: &text)
      text.key("bucket")
      text.string(line.bucket)
      writeCarried(line.values.answers, to: &text)
      text.key("clip")
      text.integer(line.clip)
      text.key("crop")
      text.rect(line.crop)
      text.key("depth")
      text.string(line.video.depth?.rawValue)
      text.key("duplicate_of")
      writeCopy(line, to: &text)
      text.key("end")
      text.seconds(line.end)
      text.key("end_frame")
      text.integer(line.frameRange?.upperBound)
      writeFields(line.values.answers, to: &text)
      text.key("fps")
      text.number(line.fps)
      text.key("frames")
      text.list { list in
        for frame in line.output.frames {
          list.object {
            $0.key("file")
            $0.string(frame.file)
            $0.key("time")
            $0.seconds(frame.time)
          }
        }
      }
      text.key("free")
      text.rect(line.free)
      text.key("group")
      text.integer(line.judged.group)
      text.key("height")
      text.integer(line.size.height)
      text.key("id")
      text.id(line.id)
      writeRest(line, isInShard, to: &text)
    }
  }

  /// What models tell besides scores, in lines of a catalog where some tell more.
  private func writeAnnotations(_ annotations: ClipAnnotations, to text: inout JSONWriter) {
    guard !telling.isEmpty else { return }
    text.key("annotations")
    text.object { object in
      for (model, key) in telling {
        object.key(quoted: key)
        if let details = annotations.details(model) {
          object.json(details)
        } else {
          object.null()
        }
      }
    }
  }

  /// The names of what was said of an earlier clip, in lines of a catalog that others have said something of.
  private func writeCarried(_ answers: ClipAnswers, to text: inout JSONWriter) {
    guard !columns.isEmpty else { return }
    text.key("carried")
    text.list { list in
      for column in columns where answers.isCarried(column.row) { list.string(column.name.column) }
    }
  }

  /// The texts that others gave, in lines of a catalog that has some.
  private func writeFields(_ answers: ClipAnswers, to text: inout JSONWriter) {
    guard !texts.isEmpty else { return }
    text.key("fields")
    text.object { object in
      for text in texts {
        object.key(quoted: text.key)
        object.string(answers.text(text.column.row))
      }
    }
  }

  private func writeRest(_ line: ManifestLine, _ isInShard: Bool, to text: inout JSONWriter) {
    text.key("key")
    text.string(line.output.key)
    text.key("media")
    if let media = line.output.media { text.media(media) } else { text.null() }
    text.key("reasons")
    text.reasons(line.judged.reasons)
    text.key("scores")
    scores.append(line.values, to: &text)
    if !isInShard {
      text.key("shard")
      text.string(line.output.shard)
    }
    text.key("start")
    text.seconds(line.start)
    text.key("start_frame")
    text.integer(line.frameRange?.lowerBound)
    text.key("verdict")
    text.string(line.verdict.rawValue)
    text.key("video")
    text.string(line.video.name.path)
    text.key("video_id")
    text.id(line.video.name.id)
    text.key("why")
    text.string(line.why)
    text.key("width")
    text.integer(line.size.width)
  }

  private func writeCopy(_ line: ManifestLine, to text: inout JSONWriter) {
    guard let kept = line.judged.kept else { return text.null() }
    text.object {
      $0.key("clip")
      $0.integer(kept.clip)
      $0.key("id")
      $0.id(line.judged.keptID)
      $0.key("similarity")
      $0.number(line.judged.similarity)
      $0.key("video")
      $0.string(line.kept?.path ?? "")
      $0.key("video_id")
      $0.id(line.kept?.id)
    }
  }
}

extension JSONWriter {
  fileprivate mutating func media(_ media: ClipMedia) {
    object {
      $0.key("audio")
      $0.string(media.audio)
      $0.key("audio_error")
      $0.string(media.audioError)
      $0.key("codec")
      $0.string(media.codec)
      $0.key("encoder")
      $0.string(media.encoder)
      $0.key("end")
      $0.seconds(media.end)
      $0.key("end_frame")
      $0.integer(media.endFrame)
      $0.key("file")
      $0.string(media.file)
      $0.key("fps")
      $0.number(media.fps)
      $0.key("frames")
      $0.integer(media.frames)
      $0.key("height")
      $0.integer(media.height)
      $0.key("start")
      $0.seconds(media.start)
      $0.key("start_frame")
      $0.integer(media.startFrame)
      $0.key("width")
      $0.integer(media.width)
    }
  }
}
