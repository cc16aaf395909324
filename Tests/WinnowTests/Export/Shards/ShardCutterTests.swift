import Foundation
import Testing

@testable import Winnow

@Suite struct ShardCutterTests {
  private func sample(_ name: String, _ bytes: Int) -> ShardSample {
    ShardSample(
      clip: ClipKey(video: 1, clip: 0), key: name,
      parts: [ShardSample.Part(file: name, suffix: "mp4", bytes: bytes, contentKey: name)],
      json: Data())
  }

  /// The names of samples by the file they are in, and what was foretold of each.
  private func cut(
    _ samples: [(name: String, bytes: Int, shard: Int)], limit: Int
  ) -> (files: [String: [String]], foretold: [String: String]) {
    var cutter = ShardCutter(bytes: limit)
    var (files, foretold) = ([String: [String]](), [String: String]())
    func note(_ shard: ShardCutter.Shard?) {
      if let shard { files[shard.file] = shard.samples.map(\.key) }
    }
    for (name, bytes, shard) in samples {
      let sample = sample(name, bytes)
      foretold[name] = cutter.file(for: sample, of: shard)
      note(cutter.add(sample, to: shard))
    }
    note(cutter.finish())
    return (files, foretold)
  }

  /// What has no room goes to a second file of the same number, and changes nothing of the next.
  @Test func bytesOpenAnotherFileOfTheSameNumber() {
    let samples = [
      ("a", 1000, 4), ("b", 1000, 4), ("c", 70_000, 4), ("d", 1, 4), ("e", 1, 4), ("f", 1, 6),
    ]
    let (files, foretold) = cut(samples, limit: 8000)
    #expect(
      files == [
        "shards/000004.tar": ["a", "b"], "shards/000004-1.tar": ["c"],
        "shards/000004-2.tar": ["d", "e"], "shards/000006.tar": ["f"],
      ])
    for (file, names) in files { for name in names { #expect(foretold[name] == file) } }
    #expect(cut(samples, limit: 1 << 30).files["shards/000004.tar"] == ["a", "b", "c", "d", "e"])
  }

  @Test func whatIsAbandonedGoesAlone() {
    var cutter = ShardCutter(bytes: 1 << 20)
    #expect(cutter.abandon(0) == nil)
    #expect(cutter.add(sample("a", 1), to: 0) == nil)
    #expect(cutter.abandon(1)?.samples.map(\.key) == ["a"])
    #expect(cutter.add(sample("b", 1), to: 1) == nil)
    #expect(cutter.abandon(1) == nil && cutter.finish() == nil)
  }
}

extension ShardCutter.Shard: Equatable {
  public static func == (a: Self, b: Self) -> Bool { a.file == b.file && a.key == b.key }
}
