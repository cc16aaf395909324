import Foundation

/// Where the tests find the videos they try things on.
public enum TestFolders {
  /// The checkout.
  public static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The project's own small videos.
  public static let fixtures = root.appending(path: "Fixtures")

  /// Real clips beside the checkout; nil where they are not there and tests of them are skipped.
  public static let clips: URL? = {
    let clips = root.deletingLastPathComponent().appending(path: "shared/clips")
    return FileManager.default.fileExists(atPath: clips.path) ? clips : nil
  }()
}
