import Foundation
import TestSupport

/// A disk whose state can be looked at as a power cut would leave it: what the system has not written to it yet
/// is lost.
final class CutDisk {
  static let isPossible = SkippedTests.canTest(
    "tests of power cuts", if: (try? CutDisk(megabytes: 4)) != nil,
    need: "run them on Linux as root, with loop devices and mkfs.ext4")
  static let missing = "no image of a disk can be mounted here; that takes Linux, root and ext4"

  private let folder: TemporaryFolder
  private var image: URL { folder.url.appending(path: "image") }
  var url: URL { folder.url.appending(path: "disk") }

  init(megabytes: Int) throws {
    folder = try TemporaryFolder()
    _ = FileManager.default.createFile(atPath: image.path, contents: nil)
    guard truncate(image.path, off_t(megabytes) << 20) == 0 else {
      throw CocoaError(.fileWriteUnknown)
    }
    _ = try TestProgram("mkfs.ext4").output(["-qF", image.path])
    try mount()
  }

  /// The disk as it is after a power cut at this moment.
  init(cutting other: CutDisk) throws {
    folder = try TemporaryFolder()
    try FileManager.default.copyItem(at: other.image, to: image)
    try mount()
  }

  private func mount() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    _ = try TestProgram("mount").output(["-o", "loop", image.path, url.path])
  }

  deinit {
    _ = try? TestProgram("umount").output([url.path])
  }
}
