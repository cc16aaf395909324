import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

@Suite struct ReportTests {
  /// What tests read of the data in a page.
  private struct Answer: Decodable {
    struct Step: Decodable {
      var name: String
      var count: Int
      var note: String
    }
    struct Video: Decodable {
      var name: String
    }
    struct Clips: Decodable {
      var video: [Int]
      var clip: [Int]
      var start: [Double]
      var group: [Int]
      var preference: [Int]
      var before: [[Reason]]
      var after: [[Reason]]
    }
    struct Reason: Decodable {
      var gate: String
      var text: String
    }
    struct Share: Decodable {
      var measure: String
      var values: String
    }
    struct Whole: Decodable {
      var clips: Int
      var groups: Int
      var failures: Int
      var kept: Int
    }
    var steps: [Step]
    var whole: Whole
    var videos: [Video]
    var clips: Clips
    var shares: [Share]
    var recipe: String
    var failures: [Video]
  }

  private struct Index: Decodable {
    var headers: [String]
    var clips: [[Int]]
  }

  private func page(
    _ workspace: Workspace, _ recipe: Recipe? = nil, mostClips: Int = Report.mostClips
  ) throws -> Data {
    try Report(recipe: recipe, mostClips: mostClips).write(workspace.catalog())
    return try workspace.bytes(Report.fileName)
  }

  /// The text of a block of the page.
  private func block(_ id: String, of page: Data) throws -> Data {
    let text = String(decoding: page, as: UTF8.self)
    let start = try #require(text.range(of: "<script type=\"application/json\" id=\"\(id)\">"))
    let end = try #require(text.range(of: "</script>", range: start.upperBound..<text.endIndex))
    return Data(text[start.upperBound..<end.lowerBound].utf8)
  }

  private func answer(_ page: Data) throws -> Answer {
    try JSONDecoder().decode(Answer.self, from: block("data", of: page))
  }

  private func floats(_ id: String, of page: Data) throws -> [Float] {
    BlobCoding.values(try #require(Data(base64Encoded: block(id, of: page))))
  }

  @Test func itHasWhatTheManifestAndTheFunnelHave() throws {
    let workspace = try ScannedFixtures.copy()
    let funnel = try workspace.select(Recipe.named("balanced"))
    let page = try page(workspace)
    let answer = try answer(page)
    let lines = try workspace.lines(Manifest.fileName, of: ClipAnswer.self)
    #expect(answer.clips.video.map { answer.videos[$0].name } == lines.map(\.video))
    #expect(answer.clips.clip == lines.map(\.clip))
    #expect(answer.clips.group == lines.map { $0.group ?? 0 })
    for (line, fixed) in zip(lines, zip(answer.clips.before, answer.clips.after)) {
      let isGate = { (reason: String) in reason.contains(".") && !reason.hasPrefix("clips.") }
      #expect(fixed.0.map(\.text) == line.reasons.filter { !isGate($0) } && fixed.1.isEmpty)
    }
    let rows = answer.steps.map { "\($0.name) \($0.count) \($0.note)".words }
    #expect(rows == "\(funnel)".split(separator: "\n").map { "\($0)".words })
    #expect(
      answer.failures.map(\.name) == [
        "broken/text.mp4", "broken/truncated-no-index.mp4", "broken/zero-bytes.mp4",
      ])
  }

  @Test func scoresAreThoseOfTheCatalogToTheBit() throws {
    let workspace = try ScannedFixtures.copy()
    try workspace.select()
    let page = try page(workspace)
    let catalog = try workspace.catalog()
    let clips = try catalog.videos().flatMap { try catalog.clips(of: $0) }
    for (number, score) in Instruments.standard.scores.enumerated() {
      let values = try floats("score-\(number)", of: page)
      #expect(values.count == clips.count * Statistic.allCases.count)
      for (place, statistic) in Statistic.allCases.enumerated() {
        for (clip, value) in zip(clips, values[(place * clips.count)...]) {
          let known = clip.scores[score.id].map { statistic.value(of: $0) }
          #expect(known.map { $0 == Double(value) } ?? value.isNaN)
        }
      }
    }
  }

  @Test func sharesAreSentForTheGatesThatAskForThem() throws {
    let workspace = try ScannedFixtures.copy()
    var recipe = Recipe.everything
    recipe.gates = [Gate(score: "exposure.luma", measure: .below(90), lower: nil, upper: 0.4)]
    try workspace.select(recipe)
    let answer = try answer(page(workspace))
    #expect(answer.shares.map(\.measure) == ["below(90)"])
    let bytes = try #require(Data(base64Encoded: answer.shares[0].values))
    let values = bytes.withUnsafeBytes {
      $0.bindMemory(to: UInt64.self).map(Double.init(bitPattern:))
    }
    let verdicts = try workspace.lines(Manifest.fileName, of: ClipAnswer.self).map(\.verdict)
    #expect(values.map { $0 > 0.4 } == verdicts.map { $0 == .reject })
    #expect(values.contains { $0 > 0.4 })
  }

  @Test func picturesAreThoseOfTheCatalog() throws {
    let workspace = try Workspace("hard-cuts.mp4")
    try workspace.scan()
    try workspace.select()
    let page = try page(workspace)
    let index = try JSONDecoder().decode(Index.self, from: block("pictures", of: page))
    let bytes = try #require(Data(base64Encoded: block("pictures-0", of: page)))
    let catalog = try workspace.catalog()
    let thumbnails = try catalog.thumbnails(of: catalog.videos()[0])
    let headers = index.headers.map { Data(base64Encoded: $0) ?? Data() }
    #expect(headers.count == 1 && index.clips.count == 5)
    var place = 0
    let pictures = index.clips.flatMap { entry in
      stride(from: 0, to: entry.count, by: 2).map { at in
        defer { place += entry[at + 1] }
        return headers[entry[at]] + bytes[place..<place + entry[at + 1]]
      }
    }
    #expect(pictures == thumbnails.pictures(at: Array(thumbnails.frames.indices)))
  }

  @Test func theSameSelectionGivesTheSamePage() throws {
    let workspace = try ScannedFixtures.copy()
    try workspace.select()
    let first = try page(workspace)
    try workspace.select()
    #expect(try page(workspace) == first)
  }

  @Test func ofMoreClipsThanThereIsRoomForASampleIsShown() throws {
    let workspace = try ScannedFixtures.copy()
    let funnel = try workspace.select(Recipe.named("balanced"))
    let all = try answer(page(workspace))
    let page = try page(workspace, mostClips: 20)
    let answer = try answer(page)
    let count = answer.clips.video.count
    #expect(10...20 ~= count && Set(answer.clips.video).count == answer.videos.count)
    let names = { (answer: Answer) in
      zip(answer.clips.video, answer.clips.clip).map { "\(answer.videos[$0].name) \($1)" }
    }
    let positions = try names(answer).map { try #require(names(all).firstIndex(of: $0)) }
    #expect(positions == positions.sorted())
    #expect(answer.clips.start == positions.map { all.clips.start[$0] })
    // What is said of all clips is said of all.
    #expect(
      answer.whole.clips == funnel.clips && answer.whole.kept == funnel.kept
        && answer.whole.groups == funnel.groups && answer.whole.failures == funnel.failed)
    #expect(answer.steps.map(\.count) == all.steps.map(\.count))
    #expect(answer.failures.map(\.name) == all.failures.map(\.name))
    // Scores and pictures are those of the clips.
    for number in Instruments.standard.scores.indices {
      let (values, known) = try (
        floats("score-\(number)", of: page),
        floats("score-\(number)", of: self.page(workspace))
      )
      #expect(values.count == count * Statistic.allCases.count)
      for place in Statistic.allCases.indices {
        let of = positions.map { known[place * all.clips.video.count + $0].bitPattern }
        #expect(values[place * count..<(place + 1) * count].map(\.bitPattern) == of)
      }
    }
    let index = try JSONDecoder().decode(Index.self, from: block("pictures", of: page))
    #expect(index.clips.count == count && index.clips.contains { $0.count > 2 })
  }

  @Test func picturesTakeNoMoreRoomThanThereIs() throws {
    let workspace = try ScannedFixtures.copy()
    try workspace.select()
    let catalog = try workspace.catalog()
    let recipe = try #require(try catalog.recipeOfSelection())
    let data = try ReportData(
      catalog, recipe: recipe, selected: recipe, mostClips: Report.mostClips)
    var shown: [Int] = []
    for room in [0, 5_000, 30_000, 100_000, 1_000_000] {
      let pictures = try ReportPictures(catalog, data, room: room)
      var (size, count) = (0, 0)
      try pictures.write { text in
        if text.contains("\"pictures\"") {
          let index = try JSONDecoder().decode(Index.self, from: Data(text.content.utf8))
          count = index.clips.reduce(0) { $0 + $1.count / 2 }
        } else {
          size += text.content.utf8.count
        }
      }
      #expect(size <= room)
      shown.append(count)
    }
    #expect(shown[0] == 0 && shown == shown.sorted() && Set(shown).count == shown.count)
  }

  /// Of each group the first that no reason speaks against is the one that was kept.
  @Test func theOrderOfCopiesTellsWhichStays() throws {
    let workspace = try ScannedFixtures.copy()
    try workspace.select(Recipe.named("balanced"))
    let catalog = try workspace.catalog()
    let clips = try catalog.videos().flatMap { try catalog.clips(of: $0) }
    let groups = Dictionary(grouping: clips.filter { $0.judged.group != nil }) { $0.judged.group }
    #expect(groups.count == 2)
    for members in groups.values {
      let ranked = members.sorted { ($0.judged.preference ?? 0) < ($1.judged.preference ?? 0) }
      #expect(ranked.compactMap(\.judged.preference) == Array(ranked.indices))
      let first = ranked.first { $0.judged.reasons.isEmpty }
      #expect(first?.judged.verdict == .keep)
    }
  }

  @Test func otherGatesMayBeShownButNotOtherClips() throws {
    let workspace = try ScannedFixtures.copy()
    #expect(throws: WinnowError.self) { try page(workspace) }
    try workspace.select()
    var recipe = Recipe.everything
    recipe.gates = [Gate(score: "motion.vmaf", statistic: .mean, lower: 2, upper: nil)]
    #expect(
      try String(decoding: page(workspace, recipe), as: UTF8.self).contains("\"motion.vmaf\""))
    recipe.clips.maximum = 3
    #expect(throws: WinnowError.self) { try page(workspace, recipe) }
  }

  @Test func namesNeverBecomeMarkup() throws {
    let workspace = try Workspace()
    let names = [
      "<script>alert(1)</script>.mkv", "a</script><img src=x onerror=alert(1)>.mkv",
      "<!--.mkv", "&amp;\u{2028}.mkv", "x<.txt.mp4",
    ]
    // Videos of the same bytes would be one.
    let fixtures = ["rgb.mkv", "vfr.mp4", "static.mp4", "dark.mp4", "text.mp4"]
    for (name, fixture) in zip(names, fixtures) {
      let parts = name.split(separator: "/")
      if parts.count > 1 {
        try FileManager.default.createDirectory(
          at: workspace.videos.appending(path: String(parts[0])), withIntermediateDirectories: true)
      }
      try FileManager.default.copyItem(
        atPath: TestFolders.fixture(fixture).path, toPath: workspace.videos.path + "/" + name)
    }
    try workspace.scan()
    try workspace.select()
    let page = try page(workspace)
    let text = String(decoding: page, as: UTF8.self)
    #expect(!text.contains("alert(1)<") && !text.contains("<img") && !text.contains("<!--"))
    #expect(!text.contains("\u{2028}") && !text.contains("&amp;"))
    let blocks = text.components(separatedBy: "<script").count
    #expect(blocks == text.components(separatedBy: "</script>").count)
    let answer = try answer(page)
    #expect(Set(answer.videos.map(\.name) + answer.failures.map(\.name)) == Set(names))
  }
}

extension String {
  fileprivate var words: [Substring] { split(separator: " ") }

  /// What stands between the tags of a block.
  fileprivate var content: Substring {
    self[(firstIndex(of: ">").map(index(after:)) ?? startIndex)...].prefix { $0 != "<" }
  }
}
