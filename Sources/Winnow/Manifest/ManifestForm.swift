/// A file that lists clips: text or bytes of any kind, written as the clips come.
///
/// Clips come in the order of the manifest, some at a time. `piece` makes of them what can be made on many threads at
/// once, and `add` takes the pieces in order. Of a form that keeps nothing but what it needs for its end, memory does not
/// grow with clips.
public protocol ManifestForm: Sendable {
  /// What is made of some clips, before those in front of them are written; bytes where each clip stands for itself.
  associatedtype Piece: Sendable = [UInt8]

  /// What the file is called, such as "clips.columns": sinks name their `companions` by it.
  static var fileName: String { get }

  /// - Parameter columns: what the lines have of scores and texts.
  init(_ columns: ManifestColumns)

  /// The bytes before those of the first clip; none unless said otherwise.
  mutating func begin() throws -> [UInt8]

  /// Makes a piece of clips that follow each other. It is called on several threads at the same time, on the form as
  /// `begin` has left it.
  func piece(of lines: [ManifestLine]) throws -> Piece

  /// Takes the next piece, in order, and gives the bytes that can be written.
  mutating func add(_ piece: Piece) throws -> [UInt8]

  /// The bytes behind those of the last clip; none unless said otherwise.
  mutating func finish() throws -> [UInt8]
}

extension ManifestForm {
  /// Nothing.
  public func begin() -> [UInt8] { [] }
  /// Nothing.
  public func finish() -> [UInt8] { [] }
}

extension ManifestForm where Piece == [UInt8] {
  /// Writes it as it is.
  public func add(_ piece: [UInt8]) -> [UInt8] { piece }
}

extension ManifestForm {
  /// What the file of a part of an export is called, such as "manifest-3-of-8.jsonl".
  static func fileName(ofPart part: ExportPart?) -> String {
    guard let part else { return fileName }
    let pieces = fileName.split(separator: ".", maxSplits: 1)
    return "\(pieces[0])-\(part.number)-of-\(part.count).\(pieces[1])"
  }
}
