import Testing

@testable import Winnow

/// Parts of an input: which file belongs to which stays for ever.
@Suite struct InputShardTests {
  /// By `int(hashlib.sha256(path.encode()).hexdigest()[:16], 16) % count + 1` of Python.
  @Test(arguments: [
    ("clip.mp4", 2, 1, 58),
    ("a/b.mp4", 2, 2, 4),
    ("\u{DC}bung/\u{E9}.mp4", 1, 2, 43),
    ("2024/0001/clip-0000001.mp4", 2, 2, 58),
  ])
  func aPathBelongsWhereOthersSaySo(path: String, two: Int, three: Int, hundred: Int) {
    #expect(InputShard.number(of: path, count: 1) == 1)
    #expect(InputShard.number(of: path, count: 2) == two)
    #expect(InputShard.number(of: path, count: 3) == three)
    #expect(InputShard.number(of: path, count: 100) == hundred)
  }

  @Test func twoSpellingsOfAnAccentAreTwoPaths() {
    let numbers = ["\u{E9}.mp4", "e\u{301}.mp4"].map { InputShard.number(of: $0, count: 1_000_000) }
    #expect(numbers[0] != numbers[1])
  }

  @Test func partsAreMuchTheSameSize() throws {
    let shards = try (1...7).map { try #require(InputShard($0, of: 7)) }
    let paths = (0..<7000).map { "clip-\($0).mp4" }
    let sizes = shards.map { shard in paths.count { shard.contains($0) } }
    #expect(sizes.reduce(0, +) == paths.count)
    #expect(sizes.allSatisfy { 850...1150 ~= $0 }, "\(sizes)")
  }

  @Test func textNamesOne() {
    #expect(InputShard("2/3") == InputShard(2, of: 3))
    for text in ["", "2", "0/3", "4/3", "2/0", "-1/3", "+1/3", "1/3/4", "1/ 3", "a/b", "/"] {
      #expect(InputShard(text) == nil, "\(text)")
    }
  }
}
