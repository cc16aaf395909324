import Foundation
import TestSupport
import Testing
import WinnowCore
import WinnowMedia

@testable import Winnow

@Suite struct ContentIDClipTests {
  private let video = ContentID("ba7816bf8f01cfea414140de5dae2223")

  /// Those of the documentation, which a Python test makes by itself, too.
  @Test func vectorsAreThoseOfTheDocumentation() throws {
    // The first half of the SHA-256 of "abc", as FIPS 180-2 has it.
    #expect(ContentHash(of: Array("abc".utf8)).id == video)
    let clip = ContentID.clip(
      of: try #require(video), stream: 0, timeBase: Rational(1, 12800), first: 0, last: 35840)
    let other = ContentID.clip(
      of: try #require(video), stream: 1, timeBase: Rational(1001, 30000), first: -3, last: 1200)
    #expect(
      [clip.description, other.description] == [
        "a2c3e37592e6c1379baa6f5c0aa72ec0", "0afb41dfd2a0d5d3041e651ff3dba680",
      ])
  }

  @Test func everythingThatASpanIsCounts() throws {
    let video = try #require(video)
    let base = Rational(1, 25)
    let other = ContentHash(of: [1]).id
    let ids = [
      ContentID.clip(of: video, stream: 0, timeBase: base, first: 1, last: 12),
      ContentID.clip(of: other, stream: 0, timeBase: base, first: 1, last: 12),
      ContentID.clip(of: video, stream: 1, timeBase: base, first: 1, last: 12),
      ContentID.clip(of: video, stream: 0, timeBase: Rational(2, 50), first: 1, last: 12),
      ContentID.clip(of: video, stream: 0, timeBase: base, first: 11, last: 12),
      ContentID.clip(of: video, stream: 0, timeBase: base, first: 1, last: 2),
    ]
    #expect(Set(ids).count == ids.count)
  }
}
