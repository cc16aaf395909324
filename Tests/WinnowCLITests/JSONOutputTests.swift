import Foundation
import TestSupport
import Testing
import WinnowCore
import WinnowMedia

/// What programs read of inspect, shots, list and bench.
@Suite struct JSONOutputTests {
  private func object(_ arguments: String...) throws -> [String: Any] {
    let end = try WinnowProcess(arguments).end()
    #expect(end.talk.isEmpty)
    let object = try JSONSerialization.jsonObject(with: Data(end.output.utf8))
    return try #require(object as? [String: Any])
  }

  @Test func shotsGivesTheCutsOfTheTruth() throws {
    let listing = try object("shots", "Fixtures/hard-cuts.mp4", "--json")
    #expect(Set(listing.keys) == ["video", "frames", "shots"])
    #expect(listing["video"] as? String == "Fixtures/hard-cuts.mp4")
    #expect(listing["frames"] as? Int == 150)
    let shots = try #require(listing["shots"] as? [[String: Any]])
    for shot in shots {
      #expect(
        Set(shot.keys) == [
          "start", "end", "start_frame", "end_frame", "transition", "confidence",
        ])
    }
    #expect(shots.map { $0["start_frame"] as? Int } == [0, 33, 60, 94, 121])
    #expect(shots.map { $0["end_frame"] as? Int } == [33, 60, 94, 121, 150])
    #expect(shots.map { $0["start"] as? Double } == [0, 1.32, 2.4, 3.76, 4.84])
    #expect(shots.dropFirst().allSatisfy { $0["transition"] as? String == "cut" })
  }

  @Test func shotsTakesADetectorInPlaceOfTheRecipes() throws {
    let cuts = try ["adaptive 3 2 15", "scdet", "content 250"].map { detector in
      let listing = try object("shots", "Fixtures/hard-cuts.mp4", "--json", "--detector", detector)
      return (listing["shots"] as? [[String: Any]])?.map { $0["start_frame"] as? Int }
    }
    #expect(cuts == [[0, 33, 60, 94, 121], [0, 33, 60, 94, 121], [0]])
  }

  @Test func inspectTellsFactsAndScores() throws {
    let answer = try object("inspect", "Fixtures/rotated.mp4", "--json")
    let keys: Set = [
      "video_id", "path", "root", "source", "outcome", "duplicate_of", "error", "depth", "frames",
      "container", "codec", "width", "height", "coded_width", "coded_height", "pixel_format",
      "range", "matrix", "rotation", "mirrored", "sample_aspect",
      "fps", "duration", "start", "stream", "time_base", "bit_rate", "bits_per_pixel",
      "announced_frames", "shots", "leaps",
      "scores",
      "corrupt_packets", "damaged_frames", "interlaced_share", "transfer", "primaries",
      "field_order",
    ]
    #expect(Set(answer.keys) == keys.union(ContainerFact.read.map(\.name)))
    #expect(answer["outcome"] as? String == "scanned")
    #expect(answer["width"] as? Int == 180)
    #expect(answer["coded_width"] as? Int == 320)
    #expect(answer["frames"] as? Int == 40)
    let scores = try #require(answer["scores"] as? [String: Any])
    #expect(Set(scores.keys) == Set(Instruments.standard.scores.ids))
    let luma = try #require(scores["exposure.luma"] as? [String: Double])
    #expect(luma["mean"].map { 0..<256 ~= $0 } == true)
  }

  @Test func inspectOfABrokenFileTellsWhy() throws {
    let end = try WinnowProcess.run("inspect", "Fixtures/broken/text.mp4", "--json")
    #expect(end.status == 1)
    let object = try JSONSerialization.jsonObject(with: Data(end.output.utf8)) as? [String: Any]
    #expect(object?["outcome"] as? String == "failed")
    #expect((object?["error"] as? String)?.hasPrefix("open: ") == true)
  }

  @Test func listNamesEverythingThereIs() throws {
    let lists = try object("list", "--json")
    #expect(Set(lists.keys) == ["metrics", "detectors", "samplers", "presets", "formats"])
    let metrics = try #require(lists["metrics"] as? [[String: String]])
    #expect(metrics.map { $0["metric"] } == Instruments.standard.scores.ids)
    let columns: Set = ["metric", "formula", "unit", "range", "better", "scale", "source"]
    for metric in metrics {
      #expect(Set(metric.keys) == columns)
      #expect(!metric.values.contains(""))
    }
    for kind in ["metrics", "detectors", "samplers", "presets", "formats"] {
      let list = try object("list", kind, "--json")
      #expect(Array(list.keys) == [kind])
      #expect((list[kind] as? [Any])?.isEmpty == false)
    }
  }

  @Test func listAsMarkdownIsATable() throws {
    let lines = try WinnowProcess.run("list", "metrics", "--markdown").output.split(separator: "\n")
    #expect(lines.count == 2 + Instruments.standard.scores.count)
    let bars = lines.map { $0.replacing("\\|", with: "").filter { $0 == "|" }.count }
    #expect(Set(bars) == [8])
  }

  @Test func benchComparesAScanWithDecoding() throws {
    let answer = try object("bench", "Fixtures/rgb.mkv", "--rounds", "1", "--json")
    #expect(answer["frames"] as? Int == 12)
    #expect([answer["width"] as? Int, answer["height"] as? Int] == [96, 54])
    let numbers = [
      "decode_seconds", "scan_seconds", "ratio", "video_seconds", "frames_per_second",
      "video_seconds_per_second", "peak_memory",
    ]
    for key in numbers { #expect((answer[key] as? Double ?? 0) > 0, "\(key)") }
    let stages = try #require(answer["stages"] as? [String: Double])
    let names = [
      "decode", "reduce", "shots", "scores", "fingerprints", "thumbnails", "identity", "catalog",
      "other",
    ]
    #expect(Set(stages.keys) == Set(names))
    let whole = stages.values.reduce(0, +)
    for name in names.dropLast() { #expect((stages[name] ?? 0) > 0 && whole > 0, "\(name)") }
  }
}
