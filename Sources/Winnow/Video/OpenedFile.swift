import WinnowMedia

/// A file as it was when it was opened.
struct OpenedFile: Sendable {
  private struct Content: Hashable {
    var number: UInt64
    var size: Int64
    var modified: Int64

    init?(of path: String) {
      guard let status = FileStatus(of: path) else { return nil }
      (number, size, modified) = (status.number, status.size, status.modified)
    }
  }

  private let path: String
  private let content: Content?

  init(_ path: String) {
    self.path = path
    content = Content(of: path)
  }

  /// - Throws: `MediaError` where it is gone, another is in its place, or it was written to.
  func check() throws(MediaError) {
    let now = Content(of: path)
    guard now != content || now == nil else { return }
    let reason = now == nil ? "is gone" : "has changed"
    throw MediaError(
      .read, path: path, kind: .changed, reason: "the file \(reason) since it was opened")
  }
}
