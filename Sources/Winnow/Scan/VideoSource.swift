import Foundation
import WinnowMedia

/// A file found in the input.
public struct VideoSource: Hashable, Sendable, Codable {
  /// Absolute path of the directory the input named, or of the one holding the file it named.
  public var root: String
  /// Path below `root`, components separated by "/".
  public var path: String
  /// Bytes.
  public var size: Int64
  /// Last change in nanoseconds since 1970.
  public var modified: Int64
  /// Why the file is not worth opening; nil where it is.
  public var refusal: Refusal?

  /// Why a file is not opened.
  public enum Refusal: Hashable, Sendable, Codable {
    /// It is no file that could hold a video.
    case notVideo(String)
    /// It may be a video, but it cannot be reached.
    case unreachable(String)
  }

  /// What stands behind the last dot of its name, in small letters; empty where there is none.
  var ending: String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  /// - Throws: `MediaError` where the file is not as it was when it was listed.
  func checkUnchanged() throws {
    guard isUnchanged else {
      throw MediaError(
        .open, path: absolutePath, reason: "changed since it was scanned; scan again")
    }
  }

  /// Whether the file is as it was when it was listed.
  var isUnchanged: Bool {
    let now = try? InputWalker.sources(in: [absolutePath]).first
    return now?.size == size && now?.modified == modified
  }

  /// The path as bytes: to `String`, two spellings of the same accents are one.
  var pathBytes: [UInt8] { Array(absolutePath.utf8) }

  public var absolutePath: String { root == "/" ? "/\(path)" : "\(root)/\(path)" }
}
