import TestSupport
import Testing

@testable import WinnowCore

@Suite struct LooksCodingTests {
  private static let clips = Array(CopyFinderTests.clips[..<3]) + [still, barred, empty]

  /// A flat picture with a line.
  private static let still = clip { x, y in UInt8(x == 9 || (y / 3 % 2 == 0 && x < 9) ? 200 : 40) }
  private static let empty = FingerprintTrack().clip(from: 0, to: 3)

  private static let barred: ClipFingerprint = {
    var random = SeededGenerator(seed: 4)
    var track = FingerprintTrack()
    track.append(
      (0..<5).map { moment in
        let picture = Plane(width: 32, height: 32) { _, _ in .random(in: 0...255, using: &random) }
        let frame = Plane(width: 32, height: 32) { x, y in y < 6 ? 16 : picture[x, y] }
        return FingerprintMoment(
          start: Int32(moment * 300), end: Int32(moment * 300 + 300), picture: picture,
          frame: moment == 1 ? nil : frame)
      })
    return track.clip(from: 0.1, to: 1.4)
  }()

  private static func clip(_ sample: (Int, Int) -> UInt8) -> ClipFingerprint {
    var track = FingerprintTrack()
    track.append(
      (0..<6).map {
        FingerprintMoment(
          start: Int32($0 * 200), end: Int32($0 * 200 + 200),
          picture: Plane(width: 32, height: 32, sample: sample))
      })
    return track.clip(from: 0, to: 1.2)
  }

  @Test func looksComeBackAsTheyWere() {
    let plain = Self.clips.map { PlainLooks($0) }
    let altered = Self.clips.map { AlteredLooks($0) }
    #expect(plain[3].sheets.first?.still != nil && plain[4].sheets.count == 2)
    #expect(LooksCoding.plain(LooksCoding.bytes(plain)) == plain)
    #expect(LooksCoding.altered(LooksCoding.bytes(altered)) == altered)
    #expect(LooksCoding.plain(LooksCoding.bytes([PlainLooks]())) == [])
    #expect(LooksCoding.altered(LooksCoding.bytes([AlteredLooks]())) == [])
  }

  @Test func bytesThatAreCutOrAddedAreRefused() {
    let plain = LooksCoding.bytes(Self.clips.map { PlainLooks($0) })
    let altered = LooksCoding.bytes(Self.clips.map { AlteredLooks($0) })
    for count in [0, 1, 2, 3, 20, 100, 1000] {
      #expect(LooksCoding.plain(Array(plain.dropLast(count + 1))) == nil)
      #expect(LooksCoding.altered(Array(altered.dropLast(count + 1))) == nil)
      #expect(LooksCoding.plain(Array(plain.prefix(count))) == nil)
      #expect(LooksCoding.altered(Array(altered.prefix(count))) == nil)
    }
    #expect(LooksCoding.plain(plain + [0]) == nil && LooksCoding.altered(altered + [0]) == nil)
    #expect(LooksCoding.plain([9] + plain.dropFirst()) == nil)
  }

  /// Whatever bytes there are, they are looks or none.
  @Test(arguments: 0..<200) func damageDoesNoHarm(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    var plain = LooksCoding.bytes(Self.clips.map { PlainLooks($0) })
    var altered = LooksCoding.bytes(Self.clips.map { AlteredLooks($0) })
    for _ in 0..<3 {
      plain[Int.random(in: 0..<plain.count, using: &random)] = .random(in: 0...255, using: &random)
      altered[Int.random(in: 0..<altered.count, using: &random)] =
        .random(in: 0...255, using: &random)
    }
    #expect((LooksCoding.plain(plain) ?? []).count <= plain.count)
    #expect((LooksCoding.altered(altered) ?? []).count <= altered.count)
  }
}
