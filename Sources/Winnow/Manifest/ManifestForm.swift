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

/// The forms that go with files of some kind.
enum ManifestForms {
  static let companions: [any ManifestForm.Type] = [CSVManifest.self, DatasetMetadata.self]
}
