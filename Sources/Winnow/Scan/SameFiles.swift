import WinnowMedia

/// A file of the input, or one that the catalog knows from another.
struct PlannedFile: Sendable {
  /// What the catalog knows of it that still holds.
  enum Knowledge: Hashable, Sendable {
    case nothing
    /// Its measurements.
    case measured
    /// That it cannot be measured, or is not to be.
    case unusable(isFailed: Bool)
    /// That it has the bytes of the video of a row, and what that one has been measured to be.
    case duplicate(of: Int64)
  }

  var source: VideoSource
  /// Its row; nil for a file the catalog does not know.
  var id: Int64?
  var knowledge: Knowledge
  /// Whether the scan was not asked for it.
  var isOutside = false

  fileprivate var isUnusable: Bool {
    if case .unusable = knowledge { true } else { false }
  }
}

/// Files with the same bytes in the order of their paths; most files are alone.
///
/// The first of them that can be measured is the original, and those behind it are its duplicates.
struct SameFiles: Sendable {
  private(set) var files: [PlannedFile]
  /// Whether files that are measured stay so, though an original stands before them: of a survey,
  /// whose originals say less.
  private let keepsMeasured: Bool

  init(_ files: [PlannedFile], keepsMeasured: Bool) {
    self.files = files.sorted {
      VideoOrder.precedes($0.source.absolutePath, $1.source.absolutePath)
    }
    self.keepsMeasured = keepsMeasured
  }

  /// The files to be measured one after another, until one of them is.
  var unmeasured: [PlannedFile] {
    files.prefix { $0.knowledge != .measured }.filter { !$0.isUnusable }
  }

  /// Files to be written, where the first to be measured can be.
  var pendingCount: Int {
    guard let first = files.firstIndex(where: { !$0.isUnusable }) else { return 0 }
    let isMeasured = files[first].knowledge == .measured
    let copies = files[(first + 1)...].count { file in
      !(isMeasured ? isSettled(file, of: files[first].id) : isKept(file))
    }
    return (isMeasured ? 0 : 1) + copies
  }

  /// Whether the catalog says of `file` that it is a duplicate of a row, or may say what it does.
  func isSettled(_ file: PlannedFile, of original: Int64?) -> Bool {
    original.map { file.knowledge == .duplicate(of: $0) } ?? false || isKept(file)
  }

  /// Whether it keeps its measurements behind an original, its own or those it shares.
  func isKept(_ file: PlannedFile) -> Bool {
    guard keepsMeasured else { return false }
    if file.knowledge == .measured { return true }
    return files.contains { other in
      other.knowledge == .measured && other.id.map { file.knowledge == .duplicate(of: $0) } ?? false
    }
  }
}
