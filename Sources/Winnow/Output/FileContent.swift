import Foundation
import WinnowCore
import WinnowMedia

/// What a file holds, as far as it has to be known to tell damage.
struct FileContent: Hashable, Sendable, Codable {
  var bytes: Int
  /// The first half of their SHA-256; nil where they were not read.
  var hash: ContentID?

  /// No file is larger than a few file systems together.
  static let possibleBytes = 0...1 << 50

  /// Whether what is known of both is the same.
  func agrees(with other: FileContent) -> Bool {
    bytes == other.bytes && (hash == nil || other.hash == nil || hash == other.hash)
  }
}

extension FileContent {
  init(_ bytes: [UInt8]) {
    self.init(bytes: bytes.count, hash: ContentHash(of: bytes).id)
  }

  /// Reads an open file from its beginning to its end; nil where that cannot be done, or was not to be gone
  /// on with.
  init?(of descriptor: Int32, goesOn: () -> Bool = { true }) {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.isFile else { return nil }
    let hash = try? ContentHash(
      of: OpenFile.path(descriptor), size: Int64(status.st_size), onPiece: { _ in goesOn() })
    guard let hash else { return nil }
    self.init(bytes: Int(status.st_size), hash: hash.id)
  }
}
