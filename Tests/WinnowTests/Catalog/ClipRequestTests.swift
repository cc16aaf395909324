import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

@Suite struct ClipRequestTests {
  private let workspace: Workspace
  private let catalog: Catalog
  private let lines: [ManifestAnswer]

  /// What the manifest says of a clip.
  private struct ManifestAnswer: Decodable {
    var id: String
    var video: String
    var start: Double
    var end: Double
    var verdict: String
    var scores: [String: [String: Double]?]

    func value(_ score: String, _ statistic: String) -> Double? {
      (scores[score] ?? nil)?[statistic]
    }
  }

  init() throws {
    workspace = try ScannedFixtures.copy()
    try workspace.select(Recipe.named("balanced"))
    catalog = try workspace.catalog()
    let manifest = workspace.output.appending(path: Manifest.fileName)
    lines = try Data(contentsOf: manifest).split(separator: 0x0A).compactMap {
      try? JSONDecoder().decode(ManifestAnswer.self, from: $0)
    }
  }

  private func expect(
    _ request: ClipRequest, at place: SourceLocation = #_sourceLocation,
    _ wanted: (ManifestAnswer) -> Bool
  ) throws {
    let ids = lines.filter(wanted).map(\.id)
    #expect(try request.ids().map(\.description) == ids, sourceLocation: place)
    #expect(try request.count() == ids.count, sourceLocation: place)
    #expect(!ids.isEmpty && ids.count < lines.count, sourceLocation: place)
  }

  @Test func allClipsAreThoseOfTheManifest() throws {
    let clips = try catalog.clips.all()
    #expect(clips.count == lines.count && lines.count > 50)
    for (clip, line) in zip(clips, lines) {
      #expect(clip.id?.description == line.id && clip.path == line.video)
      #expect(abs(clip.seconds.lowerBound - line.start) < 1e-5)
      #expect(abs(clip.seconds.upperBound - line.end) < 1e-5)
      #expect(FileManager.default.fileExists(atPath: clip.file))
    }
  }

  @Test func whatIsAskedForIsWhatTheManifestSays() throws {
    try expect(catalog.clips.kept()) { $0.verdict == "keep" }
    try expect(catalog.clips.judged(.reject)) { $0.verdict == "reject" }
    try expect(catalog.clips.lasting(2...)) { $0.end - $0.start >= 2 - 2e-6 }
    try expect(catalog.clips.kept().lasting(1..<2.5)) {
      $0.verdict == "keep" && 1 - 2e-6..<2.5 - 2e-6 ~= $0.end - $0.start
    }
    try expect(catalog.clips.where("exposure.luma.mean", 100...)) {
      ($0.value("exposure.luma", "mean") ?? .nan) >= 100
    }
    try expect(
      catalog.clips.where("exposure.luma.mean", ...150).where("sharpness.laplacian.median", 50...)
    ) {
      ($0.value("exposure.luma", "mean") ?? .nan) <= 150
        && ($0.value("sharpness.laplacian", "median") ?? .nan) >= 50
    }
    try expect(catalog.clips.where { $0.path.hasSuffix(".mkv") }) { $0.video.hasSuffix(".mkv") }
    let nested = TestFolders.knownFixtures.appending(path: "nested").path
    try expect(catalog.clips.below(nested)) { $0.video.hasPrefix("nested/") }
    try expect(catalog.clips.below("\(nested)/deeper/../deeper/")) {
      $0.video.hasPrefix("nested/deeper/")
    }
  }

  @Test func sumsAreThoseOfTheManifest() throws {
    let kept = lines.filter { $0.verdict == "keep" }
    #expect(
      abs(try catalog.clips.kept().seconds() - kept.reduce(0) { $0 + $1.end - $1.start }) < 1e-3)
    let files = try catalog.clips.kept().files()
    #expect(Set(files).count == files.count)
    #expect(files.count == Set(kept.map(\.video)).count)
    let values = try catalog.clips.kept().values(of: "exposure.luma.mean")
    for (value, line) in zip(values, kept) {
      #expect(abs((value ?? -1) - (line.value("exposure.luma", "mean") ?? -1)) < 1e-2)
    }
    #expect(values.count == kept.count)
  }

  @Test func theFirstOnesAreEnough() throws {
    let first = try catalog.clips.kept().prefix(3).ids()
    #expect(try first == Array(catalog.clips.kept().ids().prefix(3)))
    #expect(try catalog.clips.prefix(0).all().isEmpty)
    #expect(try catalog.clips.prefix(2).prefix(9).count() == 2)
  }

  /// Those without a value come last, and all others by what the manifest says, which rounds.
  @Test func theyComeInTheOrderOfAScore() throws {
    let known = Dictionary(
      uniqueKeysWithValues: lines.map { ($0.id, $0.value("motion.magnitude", "mean")) })
    for ascending in [true, false] {
      let sorted = catalog.clips.sorted(by: "motion.magnitude.mean", ascending: ascending)
      let ids = try sorted.ids().map(\.description)
      #expect(ids.count == lines.count && Set(ids) == Set(known.keys))
      let values = ids.map { known[$0] ?? nil }
      let measured = values.prefix { $0 != nil }.compactMap(\.self)
      #expect(measured.count == values.compactMap(\.self).count && Set(measured).count > 20)
      let steps = zip(measured, measured.dropFirst())
      #expect(steps.allSatisfy { ascending ? $0 <= $1 + 1e-4 : $0 >= $1 - 1e-4 })
      let files = try sorted.files()
      #expect(try files.sorted() == catalog.clips.files().sorted())
      #expect(try sorted.count() == ids.count)
      #expect(try sorted.prefix(3).ids().map(\.description) == Array(ids.prefix(3)))
      #expect(
        try catalog.clips.prefix(3).sorted(by: "motion.magnitude.mean", ascending: ascending).ids()
          == sorted.prefix(3).ids())
    }
    #expect(throws: WinnowError.self) { try catalog.clips.sorted(by: "exposure.lumma.mean").all() }
  }

  /// A clip's frames are those of its video.
  @Test func theFramesOfAClipAreAskedByItsNumbers() throws {
    let clip = try #require(try catalog.clips.kept().lasting(1...).all().first)
    let frames = try Video(clip.file).frames(clip.frames)
    var numbers: [Int] = []
    while let frame = try frames.next() {
      numbers.append(frame.number)
      #expect(clip.seconds.contains(frame.seconds))
    }
    #expect(numbers == Array(clip.frames))
  }

  @Test func oneVideoHasItsOwn() throws {
    let id = try #require(try catalog.clips.kept().all().first?.videoID)
    let own = try catalog.clips.ofVideo(id).all()
    #expect(!own.isEmpty && own.allSatisfy { $0.videoID == id })
  }

  @Test func sharesAndModelsAreAskedLikeStatistics() throws {
    let shares = try catalog.clips.values(of: "exposure.luma.below(60)")
    #expect(shares.compactMap(\.self).allSatisfy { 0...1 ~= $0 })
    #expect(Set(shares.compactMap(\.self)).count > 1)
    let unknown = #expect(throws: WinnowError.self) {
      try catalog.clips.where("outside.aesthetic", 5...).count()
    }
    #expect(unknown?.kind == .unknownName)
    let ids = try catalog.clips.ids()
    let answers = workspace.output.appending(path: "answers.jsonl")
    try Data(
      ids.prefix(5).enumerated().map { "{\"id\": \"\($1)\", \"aesthetic\": \($0)}\n" }.joined().utf8
    ).write(to: answers)
    _ = try Join().run(answers.path, into: workspace.catalog())
    try workspace.select(Recipe.named("balanced"))
    #expect(
      try workspace.catalog().clips.where("outside.aesthetic", 3...).ids() == Array(ids[3..<5]))
  }

  @Test func aScoreThatNobodyKnowsIsAnError() throws {
    let error = #expect(throws: WinnowError.self) {
      try catalog.clips.where("exposure.lumma.mean", 3...).count()
    }
    #expect(error?.kind == .unknownName && error?.reason.contains("exposure.luma") == true)
  }

  @Test func aCatalogThatWasNotSelectedHasNoClips() throws {
    let fresh = try Workspace("colourful.mp4")
    try fresh.scan()
    let error = #expect(throws: WinnowError.self) { try fresh.catalog().clips.count() }
    #expect(error?.kind == .notSelected)
    let nowhere = #expect(throws: WinnowError.self) { try catalog.clips.below("").kept().count() }
    #expect(nowhere?.kind == .notFound && nowhere?.reason == "a path is empty")
  }
}
