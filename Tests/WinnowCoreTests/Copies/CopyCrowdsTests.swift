import TestSupport
import Testing

@testable import WinnowCore

/// Clips that are all but the same, in numbers.
@Suite struct CopyCrowdsTests {
  private static let fewest = CopyCrowds.fewest

  /// A content with noise of its own each time, three of them the very same.
  private static func crowd(_ seed: UInt64, _ count: Int) -> [ClipFingerprint] {
    let scene = TexturedScene(seed: seed)
    let track = scene.track(seconds: 3)
    return (0..<count).map { number in
      var random = SeededGenerator(seed: UInt64(number < 3 ? 0 : number))
      var noisy = FingerprintTrack()
      noisy.append(
        track.moments.map { moment in
          var moment = moment
          moment.picture = Plane(width: 32, height: 32) { x, y in
            UInt8(clamping: Int(moment.picture[x, y]) + Int.random(in: -2...2, using: &random))
          }
          return moment
        })
      return noisy.clip(from: 0, to: 3)
    }
  }

  /// Two crowds, one of them with altered copies, and others.
  private static let clips: [ClipFingerprint] = {
    let scene = TexturedScene(seed: 300)
    return crowd(300, 40)
      + [
        scene.clip(seconds: 3, .init(mirrored: true)), scene.clip(seconds: 2, .init(start: 0.8)),
        scene.clip(seconds: 3, .init(crop: 0.9)), TexturedScene(seed: 1).clip(seconds: 3),
      ] + crowd(301, fewest + 1) + crowd(302, fewest)
  }()
  private static let found = Result { try CopyFinder().findings(among: clips) }

  private static func groups(_ clips: [ClipFingerprint], _ matches: [CopyMatch]) -> CopyGroups {
    CopyGroups(seconds: clips.map { Double($0.length) / 1000 }, matches: matches)
  }

  @Test func groupsAreThoseOfAllPairs() throws {
    let clips = Self.clips
    var pairs: [CopyMatch] = []
    for a in clips.indices {
      for b in clips.indices[(a + 1)...] {
        if let match = CopyFinder().matches(among: [clips[a], clips[b]]).first {
          pairs.append(match.moved(a, b))
        }
      }
    }
    let found = try Self.found.get()
    #expect(Self.groups(clips, found.matches) == Self.groups(clips, pairs))
    #expect(found.matches.allSatisfy(pairs.contains))
    // What is left of a crowd is one, and others are compared as ever.
    #expect(found.representatives.count == 39 + Self.fewest)
    #expect(Set(found.representatives.values).count == 2)
    let last = found.matches.filter { $0.a >= clips.count - Self.fewest }
    #expect(last.count == Self.fewest * (Self.fewest - 1) / 2)
    #expect(found.matches.count < pairs.count / 2)
  }

  /// Pairs that were left out are told when they are asked for, as a search among all would.
  @Test func pairsOfACrowdCanBeAskedFor() throws {
    let clips = Self.clips
    let batches = KeptBatches(clips, clips.map { _ in .new })
    let wanted = [(7, 0), (7, 1), (7, 30), (7, 40), (12, 3), (7, 43)]
    let found = try CopyFinder().matches(
      of: wanted.map { (hub: $0.0, clip: $0.1) }, in: batches, starts: Array(0...clips.count))
    for (hub, clip) in wanted {
      let pair = CopyPair(hub, clip)
      let match = CopyFinder().matches(among: [clips[pair.a], clips[pair.b]]).first
      #expect(found[pair] == match?.moved(pair.a, pair.b))
    }
    #expect(found.count == 5)
  }

  @Test(arguments: 0..<2) func theOrderOfClipsDoesNotMatter(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let order = Self.clips.indices.shuffled(using: &random)
    let found = try CopyFinder().findings(among: order.map { Self.clips[$0] })
    func members(_ groups: CopyGroups, _ number: (Int) -> Int) -> Set<Set<Int>> {
      Set(groups.members.map { Set($0.map(number)) })
    }
    let groups = Self.groups(order.map { Self.clips[$0] }, found.matches)
    let expected = try Self.found.get()
    #expect(
      members(groups) { order[$0] } == members(Self.groups(Self.clips, expected.matches)) { $0 })
    // Three clips are the very same, so that any of these may stand for a crowd.
    let same = { (clip: Int) in PlainLooks(Self.clips[clip]).print }
    #expect(
      Set(found.representatives.values.map { same(order[$0]) })
        == Set(expected.representatives.values.map(same)))
  }

  /// A crowd grows, forms, and falls apart, with what was known before of those that are there.
  @Test(arguments: [[0, 44, 90], [10, 12, 16, 17, 18, 40, 70, 91], [60, 30, 91, 20]])
  func whatIsFoundLaterIsWhatIsFoundAtOnce(sizes: [Int]) throws {
    var random = SeededGenerator(seed: UInt64(sizes[0]))
    let order = Self.clips.indices.shuffled(using: &random)
    var known = CopyFindings()
    var count = 0
    for size in sizes {
      let there = order.prefix(min(size, order.count))
      let clips = there.map { Self.clips[$0] }
      let parts = clips.indices.map { $0 < count ? CopyPart.known(circle: 0) : .new }
      let kept = known
      let batches = KeptBatches(
        clips, parts, uncompared: Set(kept.representatives.keys.filter { $0 < clips.count }))
      batches.keep(clips.indices.filter { $0 < count })
      let old = kept.matches.filter { $0.b < clips.count }
      let pairs = Dictionary(uniqueKeysWithValues: old.map { (CopyPair($0.a, $0.b), $0) })
      var found = try CopyFinder().findings(in: batches) { pairs[$0] }
      found.matches += old.filter { match in
        [kept, found].allSatisfy {
          $0.representatives[match.a] == nil && $0.representatives[match.b] == nil
        }
      }
      found.matches.sort { ($0.a, $0.b) < ($1.a, $1.b) }
      let whole = try CopyFinder().findings(among: clips)
      let same = { (clip: Int) in PlainLooks(clips[clip]).print }
      #expect(found.representatives.count == whole.representatives.count)
      #expect(
        Set(found.representatives.values.map(same)) == Set(whole.representatives.values.map(same)))
      #expect(Self.groups(clips, found.matches) == Self.groups(clips, whole.matches))
      #expect(found.matches.count == whole.matches.count)
      (known, count) = (found, clips.count)
    }
  }

  /// Slides of one template have the same codes and differ in what is written on them.
  @Test func slidesAreNoCrowd() throws {
    let slides = (0..<30).map { number in
      var track = FingerprintTrack()
      let picture = Plane(width: 32, height: 32) { x, y in
        let isWritten = (6..<26).contains(x) && y % 4 == 2 && (x * 7 + y * number) % 5 < 2
        return isWritten ? 30 : x < 3 ? 90 : 220
      }
      track.append(
        (0..<6).map {
          FingerprintMoment(
            start: Int32($0 * 500), end: Int32($0 * 500 + 500), picture: picture)
        })
      return track.clip(from: 0, to: 3)
    }
    let found = try CopyFinder().findings(among: slides)
    for (member, representative) in found.representatives {
      #expect(!CopyFinder().matches(among: [slides[member], slides[representative]]).isEmpty)
    }
  }
}

extension CopyMatch {
  fileprivate func moved(_ a: Int, _ b: Int) -> CopyMatch {
    var match = self
    (match.a, match.b) = (a, b)
    return match
  }
}
