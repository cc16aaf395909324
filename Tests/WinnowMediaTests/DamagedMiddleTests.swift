import Foundation
import TestSupport
import Testing

@testable import WinnowMedia

/// Damage costs the pictures that lean on it and no others.
@Suite struct DamagedMiddleTests {
  /// A copy of a fixture whose packets can be spoilt. In a video without sound whose index is in
  /// front, the packets are the end of the file.
  private struct Spoilt {
    let index: StreamIndex
    let groups: [Int]
    var bytes: Data

    init(_ name: String) throws {
      let url = TestFolders.fixture(name)
      let index = try StreamIndex(path: url.path)
      self.index = index
      groups = index.entries.indices.filter { index.entries[$0].isKeyframe }
      bytes = try Data(contentsOf: url)
    }

    func place(_ entry: Int) -> Int {
      bytes.count - index.entries[entry...].reduce(0) { $0 + Int($1.size) }
    }

    func decoded() throws -> DecodedFrames {
      let folder = try TemporaryFolder()
      let url = folder.url.appending(path: "spoilt.mp4")
      try bytes.write(to: url)
      return try DecodedFrames(path: url.path)
    }
  }

  /// A length no packet has is refused, and nothing else is: three packets of the second scene.
  @Test func packetsThatAreRefusedAreCounted() throws {
    var spoilt = try Spoilt("hard-cuts.mp4")
    for entry in [4, 9, 14] {
      let place = spoilt.place(spoilt.groups[1] + entry)
      spoilt.bytes.replaceSubrange(place..<place + 4, with: [0xFF, 0xFF, 0xFF, 0xFF])
    }
    let (whole, found) = (try decoded("hard-cuts.mp4"), try spoilt.decoded())
    #expect(found.damage.corruptPackets == 3 && found.damage.undecodable == 3)
    #expect(found.hashes.count == whole.hashes.count - 3)
    #expect(found.damage.summary?.hasPrefix("3 packets could not be decoded; first: ") == true)
    expectSame(found, whole, outside: 33..<60)
  }

  /// Noise over most of the second group of pictures.
  @Test(arguments: ["hard-cuts.mp4", "fades.mp4", "open-gop-hevc.mp4"], [1, 2, 3, 4])
  func framesBehindTheDamageAreThoseOfTheWholeVideo(name: String, seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var spoilt = try Spoilt(name)
    let next = spoilt.groups.count > 2 ? spoilt.groups[2] : spoilt.index.entries.count
    for _ in 0..<40 {
      let place = Int.random(
        in: spoilt.place(spoilt.groups[1])..<spoilt.place(next), using: &random)
      spoilt.bytes[place] = UInt8.random(in: 0...255, using: &random)
    }
    let (whole, found) = (try decoded(name), try spoilt.decoded())
    // HEVC takes most noise for picture.
    if !name.contains("hevc") { #expect(found.damage.summary != nil) }
    let last = next < spoilt.index.entries.count ? spoilt.index.entries[next].pts : .max
    let first = whole.times.firstFrame(atOrAfter: spoilt.index.entries[spoilt.groups[1]].pts)
    // The pictures shown just before the damaged keyframe may lean on it.
    expectSame(found, whole, outside: first - 3..<whole.times.firstFrame(atOrAfter: last))
  }

  /// `ffmpeg -v warning -i FILE -map 0:v:0 -f null -` says "corrupt input packet in stream 0" as
  /// often as there are corrupt packets, and "corrupt decoded frame" as often as damaged frames.
  @Test(arguments: [("damaged.ts", 2, 2), ("truncated.mp4", 1, 0), ("vfr.mp4", 0, 0)])
  func countsAreThoseOfFFmpeg(name: String, packets: Int, frames: Int) throws {
    let damage = try decoded(name).damage
    #expect(damage.corruptPackets == packets && damage.damagedFrames == frames)
  }

  private func decoded(_ name: String) throws -> DecodedFrames {
    try DecodedFrames(path: TestFolders.fixture(name).path)
  }

  private func expectSame(
    _ found: DecodedFrames, _ whole: DecodedFrames, outside damaged: Range<Int>
  ) {
    let lost = damaged.map { whole.hashes[$0].pts }
    let kept = whole.hashes.filter { !lost.contains($0.pts) }
    #expect(found.hashes.filter { !lost.contains($0.pts) } == kept)
  }
}
