import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import WinnowMedia

/// Facts that are read for themselves against what the `ffprobe` command says.
@Suite(.enabled(if: TestProgram.hasFFmpeg, "\(TestProgram.missing)"))
struct ContainerFactTests {
  /// What the first pictures are of is told, which ffprobe may take from later ones.
  private static let changing = "pixel-formats.ts"

  @Test(arguments: FixtureTruth.names(.good, .partial, .damaged).filter { $0 != changing })
  func whatIsReadOfAFixtureIsWhatFFprobeSays(name: String) throws {
    try expectSame(TestFolders.fixture(name).path)
  }

  @Test(
    .enabled(if: TestFolders.hasClips, "\(TestFolders.missingClips)"),
    arguments: TestFolders.clips(in: "formats", "edited"))
  func whatIsReadOfARealClipIsWhatFFprobeSays(name: String) throws {
    try expectSame(try #require(TestFolders.clips).appending(path: name).path)
  }

  private func expectSame(_ path: String) throws {
    let facts = try VideoReader(path: path).facts
    let read = facts.read.values
    let sound = try #require(ContainerFact.gated.first { $0.name == "sound_streams" })
    #expect(try facts.value(of: sound) == Double(words(path, "a", "index").count), "\(path)")
    let stream = try #require(facts.stream)
    let profile = try words(path, "\(stream)", "profile").first
    // A profile that FFmpeg has no name for is a number there.
    let isNamed = profile.map { Int($0) == nil && $0 != "unknown" } ?? false
    #expect(read["profile"] == (isNamed ? profile.map(FactValue.text) : nil), "\(path)")
  }

  /// What streams of a kind have as `entry`, one each.
  private func words(_ path: String, _ kind: String, _ entry: String) throws -> [String] {
    let bytes = try TestProgram.ffprobe.output([
      "-v", "quiet", "-select_streams", kind, "-show_entries", "stream=\(entry)", "-of",
      "json", "-i", "file:" + path,
    ])
    let answer = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    let streams = answer?["streams"] as? [[String: Any]] ?? []
    return streams.compactMap { $0[entry].map { "\($0)" } }
  }

  @Test func namesAreThoseOfOneFactEach() {
    let names = ContainerFact.all.map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test func damagedJSONSaysNothing() {
    for json in [nil, "", "{", "[]", "{\"profile\": [1]}"] {
      #expect(ReadFacts(json: json).values.isEmpty)
    }
    #expect(ReadFacts(json: #"{"list": [1], "one": 1}"#).values == ["one": .number(1)])
    let values: [String: FactValue] = ["a": .number(1.5), "b": .text("two")]
    #expect(ReadFacts(values).json == #"{"a":1.5,"b":"two"}"#)
    #expect(ReadFacts(values).values == values)
  }
}
