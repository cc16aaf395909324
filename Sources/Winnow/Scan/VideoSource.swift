import Foundation

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
  /// Why the file cannot be a video; nil where it is worth opening.
  public var refusal: String?

  public var absolutePath: String { root == "/" ? "/\(path)" : "\(root)/\(path)" }
}
