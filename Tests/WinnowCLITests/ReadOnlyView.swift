import Foundation
import TestSupport

/// A folder under another name, where it cannot be written; where a `SmallDisk` is possible.
final class ReadOnlyView {
  private let folder: TemporaryFolder
  var url: URL { folder.url }

  init(of other: URL) throws {
    folder = try TemporaryFolder()
    let mount = TestProgram("mount")
    _ = try mount.output(["--bind", other.path, folder.url.path])
    _ = try mount.output(["-o", "remount,bind,ro", folder.url.path])
  }

  deinit {
    _ = try? TestProgram("umount").output([url.path])
  }
}
