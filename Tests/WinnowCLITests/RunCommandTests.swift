import Foundation
import TestSupport
import Testing

@Suite struct RunCommandTests {
  @Test func allFixturesGoThroughTheFunnelOnce() throws {
    let folder = try TemporaryFolder()
    let arguments = [
      "run", TestFolders.knownFixtures.path, "-o", folder.url.path, "--jobs", "2",
    ]
    let first = try WinnowProcess(arguments).end()
    #expect(first.status == 1, "some fixtures are broken: \(first.talk)")
    let steps = ["videos", "not video", "failed", "scanned", "shots", "clips", "rejected", "kept"]
    for step in steps { #expect(first.output.contains(step)) }
    #expect(!first.talk.contains("rejected by"))
    for name in FixtureTruth.names(.unreadable) {
      #expect(first.talk.contains("failed: \(name): open: "))
      #expect(!first.output.contains(name))
    }
    let before = try folder.url.results()
    #expect(before.keys.contains { $0.hasPrefix("frames/original/") })
    #expect(!before.keys.contains { $0.hasSuffix("winnow-part") })

    let second = try WinnowProcess(arguments).end()
    #expect(second.status == 1, "what failed before is still broken")
    #expect(second.output == first.output)
    #expect(second.talk.contains("nothing to scan"))
    #expect(second.talk.contains("nothing to export"))
    #expect(try folder.url.results() == before)

    let export = folder.url.appending(path: "export")
    let third = try WinnowProcess.run(
      "export", folder.url.path, "--to", export.path, "--format", "frames")
    #expect(third.status == 0)
    let buckets = third.output.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(buckets.allSatisfy { $0.count == 7 && $0[4] == "clips" })
    #expect(buckets.compactMap { Int($0[3]) }.reduce(0, +) == 17)
    let pictures = { (files: [String: Data]) in files.filter { $0.key.hasPrefix("frames/") } }
    #expect(try pictures(export.results()) == pictures(before))

    let fourth = try WinnowProcess.run("select", folder.url.path, "--recipe", "measure-only")
    #expect(fourth.status == 0)
    #expect(!fourth.output.contains("rejected by"))
  }

  /// Pixels announced to be so wide or high that no picture of them could be made.
  @Test(arguments: ["2147483647:1", "1:2147483647", "11:1", "1:11"])
  func absurdPixelsAreTakenForSquare(aspect: String) throws {
    let folder = try TemporaryFolder()
    var video = Data("YUV4MPEG2 W64 H64 F25:1 Ip A\(aspect) C420jpeg\n".utf8)
    for number in 0..<75 {
      let luma = (0..<64 * 64).map { UInt8(truncatingIfNeeded: $0 * ($0 + number)) }
      video += Data("FRAME\n".utf8) + Data(luma) + Data(repeating: 128, count: 2 * 32 * 32)
    }
    let (input, output) = (
      folder.url.appending(path: "wide.y4m"), folder.url.appending(path: "out")
    )
    try video.write(to: input)
    let end = try WinnowProcess.run(
      "run", input.path, "-o", output.path, "--recipe", "measure-only")
    #expect(end.status == 0, "\(end.talk)")
    let results = try output.results()
    #expect(results.keys.contains { $0.hasPrefix("frames/wide/") })
    let row = String(decoding: results["videos.jsonl"] ?? Data(), as: UTF8.self)
    #expect(row.contains(#""sample_aspect":"1/1""#))
  }

  @Test func goodVideosAloneExitWithZero() throws {
    let folder = try TemporaryFolder()
    let end = try WinnowProcess.run(
      "run", "Fixtures/rgb.mkv", "Fixtures/nested", "-o", folder.url.path)
    #expect(end.status == 0, "\(end.talk)")
    let rows = end.output.split(separator: "\n").map {
      $0.split(separator: " ").joined(separator: " ")
    }
    #expect(
      rows.suffix(4).dropLast() == [
        "clips 2", "rejected 2", "by clips.min 2 2 by it alone",
      ])
    #expect(rows.last?.hasPrefix("kept 0") == true, "both are too short for the default recipe")
    let lines = try #require(try folder.url.results()["videos.jsonl"])
    #expect(lines.split(separator: 0x0A).count == 2)
  }

  @Test func stepsGiveWhatRunGives() throws {
    let (steps, whole) = (try TemporaryFolder(), try TemporaryFolder())
    let inputs = ["Fixtures/dark.mp4", "Fixtures/vfr.mp4", "Fixtures/nested"]
    let scan = try WinnowProcess(["scan"] + inputs + ["-o", steps.url.path]).end()
    #expect((scan.status, scan.output) == (0, ""))
    let early = try WinnowProcess.run("export", steps.url.path, "--to", steps.url.path)
    #expect(early.status == 2)
    #expect(early.talk.contains("run 'winnow select'"))
    #expect(try WinnowProcess.run("select", steps.url.path).status == 0)
    let run = try WinnowProcess(["run"] + inputs + ["-o", whole.url.path]).end()
    #expect(run.status == 0)
    let (a, b) = (try steps.url.results(), try whole.url.results())
    #expect(a["videos.jsonl"] == b["videos.jsonl"])
    #expect(a["manifest.jsonl"] != nil)
  }
}
