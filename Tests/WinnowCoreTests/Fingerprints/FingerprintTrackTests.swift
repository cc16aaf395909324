import TestSupport
import Testing

@testable import WinnowCore

@Suite struct FingerprintTrackTests {
  private let track = TexturedScene(seed: 3).track(seconds: 3)

  @Test func bytesAreReadBack() throws {
    #expect(track.moments.count > 5)
    let bytes = track.encoded
    #expect(bytes.count == 8 + (9 + 32 * 32) * track.moments.count)
    #expect(try #require(FingerprintTrack(encoded: bytes)) == track)
    #expect(FingerprintTrack(encoded: FingerprintTrack().encoded) == FingerprintTrack())
    var boxed = FingerprintTrack()
    boxed.append(
      track.moments.enumerated().map { index, moment in
        var moment = moment
        if index % 2 == 0 { moment.frame = Plane(width: 32, height: 32, filledWith: 9) }
        return moment
      })
    #expect(FingerprintTrack(encoded: boxed.encoded) == boxed)
  }

  @Test func bytesCutShortAreRefused() {
    let bytes = track.encoded
    for count in 0..<bytes.count where count < 300 || count % 97 == 0 {
      #expect(FingerprintTrack(encoded: Array(bytes[..<count])) == nil)
    }
    #expect(FingerprintTrack(encoded: bytes + [0]) == nil)
  }

  /// Changed bytes give nil or another track that is in order, and never a trap.
  @Test(arguments: 0..<40) func changedBytesAreRefusedOrInOrder(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    var bytes = track.encoded
    for _ in 0..<4 {
      bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
    }
    guard let changed = FingerprintTrack(encoded: bytes) else { return }
    #expect(zip(changed.moments, changed.moments.dropFirst()).allSatisfy { $0.end <= $1.start })
    _ = CopyFinder().matches(among: [changed.clip(from: 0, to: 3), track.clip(from: 0, to: 3)])
  }

  @Test func clipsTakeTheMomentsWhoseHoldsTheyTouch() {
    var still = FingerprintTrack()
    var moment = track.moments[0]
    for start in [0, 500, 1000, 1500] as [Int32] {
      (moment.start, moment.end) = (start, start + 500)
      still.append([moment])
    }
    let clip = still.clip(from: 0.7, to: 1.5)
    #expect(clip.length == 800)
    #expect(clip.starts == [0, 300])
    #expect(clip.ends == [300, 800])
    #expect(still.clip(from: 1, to: 1).starts.isEmpty)
    #expect(still.clip(from: .nan, to: 1).starts.isEmpty)
    #expect(still.clip(from: -.infinity, to: .infinity).length == ClipFingerprint.longest)
    #expect(still.clip(from: 3, to: 4).starts.isEmpty)
  }

  @Test func aMomentCutsTheHoldBeforeIt() {
    var (first, second) = (track.moments[0], track.moments[0])
    (first.start, first.end) = (0, 500)
    (second.start, second.end) = (450, 900)
    var track = FingerprintTrack()
    track.append([first, second, first])
    #expect(track.moments.map(\.start) == [0, 450])
    #expect(track.moments.map(\.end) == [450, 900])
  }
}
