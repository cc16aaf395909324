import Foundation
import WinnowMedia

/// A file found in the input.
package struct VideoSource: Hashable, Sendable, Codable {
  /// Absolute path of the directory the input named, or of the one holding the file it named.
  package var root: String
  /// Path below `root`, components separated by "/".
  package var path: String
  /// Bytes.
  package var size: Int64
  /// Last change of its bytes in nanoseconds since 1970.
  package var modified: Int64
  /// Last change of its bytes, its names or its rights, which no program can set back; nil where an old
  /// catalog does not tell.
  package var changed: Int64?
  /// Why the file is not worth opening; nil where it is.
  package var refusal: Refusal?

  /// Why a file is not opened.
  package enum Refusal: Hashable, Sendable, Codable {
    /// It is no file that could hold a video.
    case notVideo(String)
    /// It may be a video, but it cannot be reached.
    case unreachable(String)
  }

  /// What stands behind the last dot of its name, in small letters; empty where there is none.
  var ending: String {
    guard let (stem, ending) = FilePath.ending(of: path), !stem.isEmpty else { return "" }
    return ending
  }

  /// - Throws: `MediaError` where the file is not as it was when it was listed.
  func checkUnchanged() throws {
    guard isUnchanged else {
      throw MediaError(.open, path: absolutePath, reason: "changed while it was read")
    }
  }

  /// Whether the file is as it was when it was listed.
  var isUnchanged: Bool {
    guard let now = InputWalker.stamp(of: absolutePath) else { return false }
    return now.size == size && now.modified == modified && (changed ?? now.changed) == now.changed
  }

  /// nil where it is not known whole, or there is nothing to be read.
  var stamp: FileStamp? {
    changed.flatMap {
      refusal == nil ? FileStamp(size: size, modified: modified, changed: $0) : nil
    }
  }

  /// The same file as it is now; nil where it is gone or cannot be read from.
  var now: VideoSource? {
    InputWalker.stamp(of: absolutePath).map { stamp in
      var now = self
      (now.size, now.modified, now.changed) = (stamp.size, stamp.modified, stamp.changed)
      return now
    }
  }

  /// The path as bytes: to `String`, two spellings of the same accents are one.
  var pathBytes: [UInt8] { Array(absolutePath.utf8) }

  package var absolutePath: String { root == "/" ? "/\(path)" : "\(root)/\(path)" }
}
