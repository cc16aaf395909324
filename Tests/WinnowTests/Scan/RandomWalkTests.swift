import Foundation
import TestSupport
import Testing
import WinnowCore
import WinnowMedia

@testable import Winnow

/// Two folders of videos that are moved, renamed, touched, copied, deleted and swapped at random, and
/// one catalog that has to keep up.
@Suite struct RandomWalkTests {
  @Test(arguments: 1...3 as ClosedRange<UInt64>) func theCatalogIsThatOfAFreshScan(seed: UInt64)
    throws
  {
    var walk = try RandomWalk(seed: seed)
    for step in 0..<200 {
      try walk.change()
      if step % 7 == 3 { try walk.expectNothingGoneIsKept() }
      if step % 3 == 2 { try walk.scan() }
      if step % 12 == 11 { try walk.expectAFreshScanSaysTheSame() }
    }
    try walk.scan()
    try walk.expectAFreshScanSaysTheSame()
  }
}

/// The folders, the catalog, and what has ever been decoded.
private struct RandomWalk {
  /// Bytes that a file may have, and the frames there are to decode of them.
  private struct Content {
    var bytes: Data
    var frames: Int
  }

  private let folder: TemporaryFolder
  private var random: SeededGenerator
  private var roots: [URL]
  private var contents: [Content] = []
  private var known: Set<Data> = []
  private let catalog: Catalog
  private var names = 0

  init(seed: UInt64) throws {
    folder = try TemporaryFolder()
    random = SeededGenerator(seed: seed)
    roots = ["one", "two"].map { [folder] in folder.url.appending(path: $0) }
    catalog = try Catalog(folder: folder.url.appending(path: "out"), create: true)
    // The last two are of one size.
    for (name, ending) in [
      ("rgb.mkv", nil), ("animated.gif", nil), ("copy-half.mp4", nil), ("original.mp4", nil),
      ("nested/deeper/leaf.mp4", nil), ("text.mp4", nil), ("notes.txt", nil), ("rgb.mkv", 1),
      ("rgb.mkv", 2),
    ] as [(String, UInt8?)] {
      var bytes = try Data(contentsOf: TestFolders.fixture(name))
      // A Void element, which holds nothing (RFC 8794).
      if let ending { bytes += [0xEC, 0x81, ending] }
      contents.append(Content(bytes: bytes, frames: FixtureTruth.all[name]?.frames ?? 0))
    }
    for root in roots {
      try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
      for _ in 0..<4 { try add(to: root) }
    }
  }

  private var files: [URL] {
    roots.flatMap { root in
      ((try? FileManager.default.subpathsOfDirectory(atPath: root.path)) ?? []).sorted()
        .map { root.appending(path: $0) }.filter { !$0.hasDirectoryPath && Self.isFile($0) }
    }
  }

  private static func isFile(_ url: URL) -> Bool {
    var isDirectory = ObjCBool(false)
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory)
      && !isDirectory.boolValue
  }

  private mutating func newName(in root: URL) throws -> URL {
    names += 1
    let directory = ["", "a", "b/c"].randomElement(using: &random) ?? ""
    let parent = directory.isEmpty ? root : root.appending(path: directory)
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    let ending = ["mkv", "mp4", "mkv"].randomElement(using: &random) ?? ""
    return parent.appending(path: "v\(Int.random(in: 0..<40, using: &random))-\(names).\(ending)")
  }

  private mutating func add(to root: URL) throws {
    let content = contents.randomElement(using: &random)?.bytes ?? Data()
    try content.write(to: newName(in: root))
  }

  /// Does one thing to the folders.
  mutating func change() throws {
    let files = files
    let root = roots.randomElement(using: &random) ?? roots[0]
    guard files.count > 3, let file = files.randomElement(using: &random),
      let other = files.randomElement(using: &random)
    else { return try add(to: root) }
    let manager = FileManager.default
    switch Int.random(in: 0..<9, using: &random) {
    case 0: try add(to: root)
    case 1, 2: try manager.moveItem(at: file, to: newName(in: root))
    case 3: try manager.copyItem(at: file, to: newName(in: root))
    case 4: try manager.removeItem(at: file)
    case 5:
      let date = Date(timeIntervalSince1970: .random(in: 1e9..<1.5e9, using: &random))
      try manager.setAttributes([.modificationDate: date], ofItemAtPath: file.path)
    case 6: try swap(file, other)
    case 7: try rewrite(file)
    default: try renameRoot()
    }
  }

  private func swap(_ a: URL, _ b: URL) throws {
    guard a != b else { return }
    let aside = folder.url.appending(path: "aside")
    for (from, to) in [(a, aside), (b, a), (aside, b)] {
      try FileManager.default.moveItem(at: from, to: to)
    }
  }

  /// Gives a file other bytes, of the same size where there are such, and its old time.
  private mutating func rewrite(_ file: URL) throws {
    let before = try Data(contentsOf: file)
    let date = try FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate]
    let alike = contents.filter { $0.bytes.count == before.count && $0.bytes != before }
    let content = (alike.isEmpty ? contents : alike).randomElement(using: &random)
    try (content?.bytes ?? before).write(to: file)
    try FileManager.default.setAttributes(
      [.modificationDate: date as Any], ofItemAtPath: file.path)
  }

  private mutating func renameRoot() throws {
    names += 1
    let number = roots.indices.randomElement(using: &random) ?? 0
    let new = folder.url.appending(path: "root-\(Int.random(in: 0..<9, using: &random))-\(names)")
    try FileManager.default.moveItem(at: roots[number], to: new)
    roots[number] = new
  }

  /// Scans, and expects only to be decoded what never was before.
  mutating func scan() throws {
    let present = Set(try files.map { try Data(contentsOf: $0) })
    let new = contents.filter { present.contains($0.bytes) && !known.contains($0.bytes) }
    let progress = ScanProgress()
    let summary = try Scan(recipe: Recipe(), isolation: .thisProcess, jobs: 2).run(
      inputs: roots.shuffled(using: &random).map(\.path), into: catalog, progress: progress)
    #expect(progress.current.frames == new.reduce(0) { $0 + $1.frames })
    #expect(summary.found == files.count)
    known.formUnion(new.filter { $0.frames > 0 }.map(\.bytes))
    #expect(try catalog.videos().allSatisfy { ($0.id != nil) == $0.isMeasured })
  }

  /// Selects without a scan: whatever is kept can be found in one of its places.
  func expectNothingGoneIsKept() throws {
    let funnel = try Selection(recipe: .everything).run(on: catalog)
    if funnel.presence.isElsewhere { return }
    for video in try catalog.videos() {
      #expect(
        !video.places.isEmpty && FileManager.default.fileExists(atPath: video.source.absolutePath))
    }
  }

  /// Compares manifest and list of videos with those of a new catalog of the same folders.
  mutating func expectAFreshScanSaysTheSame() throws {
    try scan()
    let fresh = try Catalog(folder: folder.url.appending(path: "fresh-\(names)"), create: true)
    defer { try? FileManager.default.removeItem(at: fresh.folder) }
    _ = try Scan(recipe: Recipe(), isolation: .thisProcess, jobs: 2).run(
      inputs: roots.map(\.path), into: fresh)
    for catalog in [catalog, fresh] { _ = try Selection(recipe: .everything).run(on: catalog) }
    for name in [Manifest.fileName, VideoList.fileName] {
      let (grown, new) = (catalog.folder.appending(path: name), fresh.folder.appending(path: name))
      #expect(try Data(contentsOf: grown) == Data(contentsOf: new), "\(name)")
    }
    let ids = try catalog.videos().flatMap { try catalog.clips(of: $0) }.compactMap(\.id)
    #expect(Set(ids).count == ids.count && !ids.isEmpty)
  }
}
