import Foundation
import WinnowCore

/// One line a file, as ImageFolder and VideoFolder of Hugging Face's datasets read it: what each
/// picture or clip is, flat, with the mean of each score.
enum DatasetMetadata: ManifestForm {
  static let fileName = "metadata.jsonl"
  static let header: String? = nil

  static func lines(of clip: ManifestLine) throws -> [String] {
    if let media = clip.media {
      return [try text(Line(clip, file: media.file, start: media.start, end: media.end))]
    }
    return try clip.frames.map {
      try text(Line(clip, file: $0.file, start: $0.time, end: nil))
    }
  }

  private static func text(_ line: Line) throws -> String {
    try JSONLine.text(line, wholeNumbers: ["clip"])
  }

  private struct Line: Encodable {
    struct Key: CodingKey {
      var stringValue: String
      var intValue: Int? { nil }
      init(_ text: String) { stringValue = text }
      init?(stringValue: String) { self.init(stringValue) }
      init?(intValue: Int) { nil }
    }

    let clip: ManifestLine
    let file: String
    let start: Double
    let end: Double?

    init(_ clip: ManifestLine, file: String, start: Double, end: Double?) {
      (self.clip, self.file, self.start, self.end) = (clip, file, start, end)
    }

    func encode(to encoder: any Encoder) throws {
      var line = encoder.container(keyedBy: Key.self)
      try line.encode(file, forKey: Key("file_name"))
      try line.encode(clip.id, forKey: Key("id"))
      try line.encode(clip.videoID, forKey: Key("video_id"))
      try line.encode(clip.video, forKey: Key("video"))
      try line.encode(clip.clip, forKey: Key("clip"))
      try line.encode(clip.bucket, forKey: Key("bucket"))
      if let end {
        try line.encode(start, forKey: Key("start"))
        try line.encode(end, forKey: Key("end"))
      } else {
        try line.encode(start, forKey: Key("time"))
      }
      for score in Metrics.scores {
        let mean = clip.scores[score.id].map { $0.mean }
        try line.encode(mean, forKey: Key(score.id))
      }
    }
  }
}
