import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// Selections that look for the copies of new videos alone.
@Suite struct KnownCopiesTests {
  private static let names = [
    "copy-half.mp4", "copy-mirrored.mp4", "copy-reencoded.mp4", "hard-cuts.mp4", "original.mp4",
  ]

  private func workspace(_ names: some Sequence<String>) throws -> Workspace {
    let workspace = try Workspace()
    for name in names { try workspace.add(name) }
    try workspace.scan()
    return workspace
  }

  private func manifest(_ workspace: Workspace, _ recipe: Recipe = .everything) throws -> Data {
    try workspace.select(recipe)
    return try workspace.bytes(Manifest.fileName)
  }

  /// The pairs that the catalog holds, by path.
  private func pairs(_ workspace: Workspace) throws -> Set<[String]> {
    let catalog = try workspace.catalog()
    let paths = Dictionary(
      uniqueKeysWithValues: try catalog.videos().map { ($0.row, $0.path) })
    let known = try catalog.knownCopies(by: .normal)
    return Set(known.pairs.map { [paths[$0.a.row] ?? "", paths[$0.b.row] ?? ""].sorted() })
  }

  private static let allPairs: Set<[String]> = [
    ["copy-half.mp4", "copy-mirrored.mp4"], ["copy-half.mp4", "copy-reencoded.mp4"],
    ["copy-half.mp4", "original.mp4"], ["copy-mirrored.mp4", "copy-reencoded.mp4"],
    ["copy-mirrored.mp4", "original.mp4"], ["copy-reencoded.mp4", "original.mp4"],
  ]

  /// Videos are added before, between and behind those that are there, one of them in two files.
  @Test(arguments: [[4], [0, 4], [1, 3], [2], [0, 1, 2, 3]])
  func videosAddedLaterGiveTheSameManifest(first: [Int]) throws {
    let grown = try workspace(first.map { Self.names[$0] })
    try grown.select()
    for name in Self.names where !first.contains(where: { Self.names[$0] == name }) {
      try grown.add(name)
    }
    try grown.add(Self.names[first[0]], as: "a.mp4")
    try grown.scan()
    let whole = try workspace(Self.names)
    try whole.add(Self.names[first[0]], as: "a.mp4")
    try whole.scan()
    let manifest = try manifest(whole)
    #expect(try self.manifest(grown) == manifest)
    #expect(try self.manifest(grown) == manifest, "once more, with all of them known")
    // Of two identical files the first is measured.
    let second = Self.names[first[0]]
    let found = try pairs(grown).map { $0.map { $0 == "a.mp4" ? second : $0 }.sorted() }
    #expect(Set(found) == Self.allPairs)
  }

  @Test func whatIsKnownIsNotLookedForAgain() throws {
    let workspace = try workspace(Self.names)
    _ = try manifest(workspace)
    try workspace.catalog().execute("DELETE FROM copies")
    #expect(try manifest(workspace).contains(Data(#""verdict":"duplicate""#.utf8)) == false)
    try workspace.add("copy-trimmed.mp4")
    try workspace.scan()
    _ = try manifest(workspace)
    let found = try pairs(workspace)
    #expect(found.count == 4 && found.allSatisfy { $0.contains("copy-trimmed.mp4") })
  }

  @Test func videosThatAreMeasuredAgainAreLookedForAgain() throws {
    let workspace = try workspace(Self.names)
    let manifest = try manifest(workspace)
    let catalog = try workspace.catalog()
    try catalog.setRevisions(of: "original.mp4")
    try workspace.scan()
    #expect(try pairs(workspace) == Self.allPairs.filter { !$0.contains("original.mp4") })
    #expect(try self.manifest(workspace) == manifest)
  }

  /// Stricter or looser criteria, other clips, and back again.
  @Test func otherCopiesAreLookedForAgain() throws {
    let workspace = try workspace(Self.names)
    let manifest = try manifest(workspace)
    var strict = Recipe.everything
    strict.copies.strictness = .strict
    var short = Recipe.everything
    short.clips.maximum = 1
    for recipe in [strict, short] {
      try workspace.catalog().execute("DELETE FROM copies")
      _ = try self.manifest(workspace, recipe)
      #expect(try self.manifest(workspace) == manifest)
    }
  }

  /// Where copies are looked for within videos or not at all, those among all stay known.
  @Test(arguments: [CopySettings.Scope.video, .off])
  func narrowerScopesForgetNothing(scope: CopySettings.Scope) throws {
    let workspace = try workspace(Self.names)
    _ = try manifest(workspace)
    var recipe = Recipe.everything
    recipe.copies.scope = scope
    let narrow = try manifest(workspace, recipe)
    #expect(try pairs(workspace) == Self.allPairs)
    #expect(narrow.contains(Data(#""verdict":"duplicate""#.utf8)) == false)
  }

  @Test(arguments: ["relation = 'x'", "end_b = start_b - 1", "clip_a = 1", "clip_b = -1"])
  func wherePairsAreDamagedAllAreLookedForAgain(damage: String) throws {
    let workspace = try workspace(Self.names)
    let manifest = try manifest(workspace)
    try workspace.catalog().execute(
      "UPDATE copies SET \(damage) WHERE video_b = (SELECT max(video_b) FROM copies)")
    #expect(try pairs(workspace).isEmpty)
    #expect(try self.manifest(workspace) == manifest)
    #expect(try pairs(workspace) == Self.allPairs)
  }

  /// Pairs of one circle are known, those of two are looked for, whatever circles there are.
  @Test(arguments: [
    ["hard-cuts.mp4", "original.mp4"], ["copy-half.mp4", "copy-mirrored.mp4"], names,
  ])
  func circlesAreComparedWithEachOther(others: [String]) throws {
    let workspace = try workspace(Self.names)
    let manifest = try manifest(workspace)
    let catalog = try workspace.catalog()
    let list = others.map { "'\($0)'" }.joined(separator: ", ")
    let circle = others.count == Self.names.count ? "video" : "5"
    let isOther = { (column: String) in
      "(\(column) IN (SELECT video FROM places WHERE path IN (\(list))))"
    }
    try catalog.execute("UPDATE compared SET circle = \(circle) WHERE \(isOther("video"))")
    // What would not be known is not there, and what is not looked for again is not found again.
    try catalog.execute(
      circle == "video"
        ? "DELETE FROM copies"
        : "DELETE FROM copies WHERE \(isOther("video_a")) <> \(isOther("video_b"))")
    #expect(try self.manifest(workspace) == manifest)
    #expect(try pairs(workspace) == Self.allPairs)
    #expect(try catalog.numbers("SELECT DISTINCT circle FROM compared") == [0])
    // And now all are one circle.
    try catalog.execute("DELETE FROM copies")
    #expect(try self.manifest(workspace) != manifest)
  }

  @Test func whatIsKnownInACircleIsNotLookedForAgain() throws {
    let workspace = try workspace(Self.names)
    _ = try manifest(workspace)
    let catalog = try workspace.catalog()
    try catalog.execute(
      """
      UPDATE compared SET circle = 1
        WHERE video IN (SELECT video FROM places WHERE path = 'copy-half.mp4');
      DELETE FROM copies
      """)
    _ = try manifest(workspace)
    #expect(try pairs(workspace) == Self.allPairs.filter { $0.contains("copy-half.mp4") })
  }

  /// Looks are kept of every clip, go with what they were made of, and are made anew where they are damaged.
  @Test func looksAreKeptAsLongAsTheyAreTrue() throws {
    let workspace = try workspace(["copy-half.mp4", "hard-cuts.mp4"])
    _ = try manifest(workspace)
    let catalog = try workspace.catalog()
    func kept(_ kind: LooksKind) throws -> [Int] {
      try catalog.numbers("SELECT DISTINCT video FROM \(kind.rawValue)")
    }
    for kind in LooksKind.allCases { #expect(try kept(kind).count == 2) }
    try catalog.setRevisions(of: "copy-half.mp4")
    try workspace.scan()
    for kind in LooksKind.allCases { #expect(try kept(kind).count == 1) }
    try catalog.execute("UPDATE plain_looks SET looks = x'0100'")
    try catalog.execute(
      "UPDATE altered_looks SET looks = (SELECT looks FROM altered_looks) || x'00'")
    for name in Self.names { try? workspace.add(name) }
    try workspace.scan()
    let whole = try self.workspace(Self.names)
    #expect(try manifest(workspace) == manifest(whole))
    for kind in LooksKind.allCases { #expect(try kept(kind).count == 5) }
  }

  /// Looks of another clip in the place of one's own are found out once pictures are asked for.
  @Test func looksOfOtherClipsAreMadeAnew() throws {
    let workspace = try workspace(["copy-half.mp4", "hard-cuts.mp4"])
    _ = try manifest(workspace)
    let catalog = try workspace.catalog()
    for kind in LooksKind.allCases {
      try catalog.execute(
        """
        UPDATE \(kind.rawValue) SET looks = x'0102' || substr(looks, 3) || substr(looks, 3)
          WHERE hex(substr(looks, 1, 2)) = '0101'
        """)
    }
    for name in Self.names { try? workspace.add(name) }
    try workspace.scan()
    #expect(try manifest(workspace) == manifest(self.workspace(Self.names)))
  }

  /// More than 16 files of one content, coded in two ways: all say how alike they are to the one that stays.
  @Test func crowdsHaveTheVerdictsOfAllPairs() throws {
    let workspace = try Workspace()
    for name in ["original.mp4", "copy-half.mp4"] {
      for number in 0..<18 {
        let file = workspace.videos.appending(path: "\(number)-\(name)")
        try workspace.add(name, as: file.lastPathComponent)
        // An empty box at the end makes it another file.
        let handle = try FileHandle(forWritingTo: file)
        try handle.seekToEnd()
        for _ in 0..<number { try handle.write(contentsOf: Data([0, 0, 0, 8] + "free".utf8)) }
        try handle.close()
      }
    }
    try workspace.scan()
    let manifest = try manifest(workspace)
    let lines = try workspace.lines(Manifest.fileName, of: CrowdLine.self)
    #expect(lines.count == 36)
    let copies = lines.filter { $0.verdict == "duplicate" }
    #expect(copies.count == 35 && copies.allSatisfy { $0.copyOf?.similarity != nil })
    #expect(Set(copies.compactMap { $0.copyOf?.similarity }).count == 2)
    let catalog = try workspace.catalog()
    #expect(try catalog.numbers("SELECT count(*) FROM copies")[0] < 36 * 35 / 4)
    #expect(try catalog.numbers("SELECT sum(length(represented) / 4) FROM compared")[0] >= 34)
    #expect(try self.manifest(workspace) == manifest, "once more, with all of them known")
  }

  private func match(_ a: Int, _ b: Int) -> CopyMatch {
    CopyMatch(
      a: a, b: b, relation: .copy, distance: 0.1, codes: 9, speed: 1, mirrored: false,
      overlapA: 0..<3, overlapB: 0..<3)
  }

  /// Where a clip that stood for others has gone, what was told aside is found itself.
  @Test func aPairIsToldOnce() throws {
    let catalog = try workspace(Self.names.prefix(1)).catalog()
    let videos = (1...3).map { row in
      ComparedClips(catalog: catalog, row: row, spans: [ComparedClips.Span(start: 0, end: 3)])
    }
    var found = CopyFindings()
    (found.matches, found.representatives) = ([match(0, 1)], [2: 0])
    let known = KnownCopies(
      videos, found, asides: [match(0, 1), match(1, 2), match(1, 2)])
    #expect(known.pairs.map { [$0.a.row, $0.b.row] } == [[1, 2], [2, 3]])
    #expect(known.pairs.map(\.isAside) == [false, true])
  }

  /// Those of two circles have not been compared, whatever a damaged row says.
  @Test func aPairOfTwoCirclesIsNotBelieved() {
    let span = ComparedClips.Span(start: 0, end: 3)
    func known(_ circles: [Int], _ a: Int64, _ b: Int64) -> KnownCopies? {
      let videos = circles.enumerated().map {
        (Int64($0 + 1), KnownCopies.Video(spans: [span], circle: $1))
      }
      let pair = KnownCopies.Pair(
        a: KnownCopies.Place(row: a, clip: 0), b: KnownCopies.Place(row: b, clip: 0),
        match: match(0, 1))
      return KnownCopies(videos: Dictionary(uniqueKeysWithValues: videos), pairs: [pair])
    }
    #expect(known([0, 0], 1, 2) != nil)
    #expect(known([0, 1], 1, 2) == nil && known([0, 0], 1, 1) == nil)
  }
}

private struct CrowdLine: Decodable {
  struct Copy: Decodable {
    var similarity: Double?
  }

  var verdict: String
  var copyOf: Copy?

  enum CodingKeys: String, CodingKey {
    case verdict
    case copyOf = "duplicate_of"
  }
}
