import Foundation
import GRDB
import TestSupport

/// A disk of its own and of a known size, for outputs that do not fit.
final class SmallDisk {
  private static let mount = TestProgram("mount")
  static let isPossible = SkippedTests.canTest(
    "tests of full and read-only disks", if: (try? SmallDisk(kilobytes: 64)) != nil,
    need: "run them on Linux as root")
  static let missing = "no disk can be mounted here; that takes Linux and root"

  private let folder: TemporaryFolder
  var url: URL { folder.url }
  private var ballast: URL { url.appending(path: "ballast") }

  init(kilobytes: Int) throws {
    folder = try TemporaryFolder()
    _ = try Self.mount.output(["-t", "tmpfs", "-o", "size=\(kilobytes)k", "none", folder.url.path])
  }

  deinit {
    _ = try? TestProgram("umount").output([url.path])
  }

  /// Mounts the disk anew with other options, as it stands.
  func remount(_ options: String) throws {
    _ = try Self.mount.output(["-o", "remount,\(options)", url.path])
  }

  /// Fills the disk but for some room.
  func fill(leaving kilobytes: Int) throws {
    var size = statvfs()
    guard statvfs(url.path, &size) == 0 else { throw CocoaError(.fileReadUnknown) }
    let free = Int(size.f_bavail) * Int(size.f_frsize)
    try Data(count: max(0, free - kilobytes << 10)).write(to: ballast)
  }

  func makeRoom() throws {
    try FileManager.default.removeItem(at: ballast)
  }
}

extension URL {
  /// What SQLite says of the catalog in this folder, log and all, looked at elsewhere so that
  /// looking changes nothing; "ok" where it is whole or has not been begun.
  func catalogIntegrity() throws -> [String] {
    let copies = try TemporaryFolder()
    for name in try FileManager.default.contentsOfDirectory(atPath: path)
    where name.hasPrefix("catalog.sqlite") && !name.hasSuffix("-shm") {
      try FileManager.default.copyItem(
        at: appending(path: name), to: copies.url.appending(path: name))
    }
    let catalog = try DatabaseQueue(path: copies.url.appending(path: "catalog.sqlite").path)
    return try catalog.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") }
  }

  /// Files of this folder that were begun and not finished.
  func halfWritten() throws -> [String] {
    try results().filter { name, bytes in
      switch name.split(separator: ".").last {
      case "jpg":
        !bytes.starts(with: [0xFF, 0xD8]) || !bytes.suffix(2).elementsEqual([0xFF, 0xD9])
      case "jsonl": bytes.last.map { $0 != 0x0A } ?? false
      case "json": (try? JSONSerialization.jsonObject(with: bytes)) == nil
      case "journal":
        // Its last line may be torn.
        bytes.split(separator: 0x0A).dropLast().contains {
          (try? JSONSerialization.jsonObject(with: $0)) == nil
        }
      default: !bytes.isEmpty || name.contains("part")
      }
    }.keys.sorted()
  }
}
