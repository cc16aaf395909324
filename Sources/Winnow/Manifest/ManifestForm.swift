/// A file that lists clips.
protocol ManifestForm: Sendable {
  static var fileName: String { get }

  init(scores: ManifestScores)

  /// The first line; nil for none.
  var header: String? { get }
  /// Adds the lines of one clip, each ended by a newline.
  func append(_ line: ManifestLine, to text: inout JSONWriter)
}

extension ManifestForm {
  var header: String? { nil }
}

extension ManifestForm {
  /// What the file of a part of an export is called, such as "manifest-3-of-8.jsonl".
  static func fileName(ofPart part: ExportPart?) -> String {
    guard let part else { return fileName }
    let pieces = fileName.split(separator: ".", maxSplits: 1)
    return "\(pieces[0])-\(part.number)-of-\(part.count).\(pieces[1])"
  }
}

/// The forms that go with files of some kind.
enum ManifestForms {
  static let companions: [any ManifestForm.Type] = [CSVManifest.self, DatasetMetadata.self]
}
