/// A file that lists clips.
protocol ManifestForm: SendableMetatype {
  static var fileName: String { get }
  /// The first line; nil for none.
  static var header: String? { get }
  /// The lines of one clip.
  static func lines(of clip: ManifestLine) throws -> [String]
}

/// The forms that go with files of some kind.
enum ManifestForms {
  static let companions: [any ManifestForm.Type] = [CSVManifest.self, DatasetMetadata.self]
}

/// One line of JSON a clip.
enum JSONLinesManifest: ManifestForm {
  static let fileName = "manifest.jsonl"
  static let header: String? = nil

  static func lines(of clip: ManifestLine) throws -> [String] { [try text(clip)] }

  static func text(_ clip: ManifestLine) throws -> String {
    try JSONLine.text(clip, wholeNumbers: wholeNumbers)
  }

  /// The keys whose numbers have no fraction; the others have a decimal point each time, since some
  /// readers take the type of a column from its first values.
  private static let wholeNumbers: Set<String> = [
    "clip", "start_frame", "end_frame", "width", "height", "frames", "group",
  ]
}
