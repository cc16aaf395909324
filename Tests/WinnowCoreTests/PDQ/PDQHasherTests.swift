import TestSupport
import Testing
import WinnowMedia

@testable import WinnowCore

/// Hashes and qualities are those of pdqhash 0.2.8, which binds the reference.
@Suite struct PDQHasherTests {
  @Test(arguments: try PublishedPDQ.read())
  func picturesHaveTheHashesOfTheReference(_ published: PublishedPDQ) throws {
    let expected = try #require(PDQHash(hex: published.pdq))
    let found = published.picture.hashed()
    // Frequencies that a picture lacks are above or below the median by rounding alone.
    #expect(found.hash.distance(to: expected) <= 8)
    #expect(Int(found.quality) == published.quality)
  }

  @Test(.enabled(if: TestFolders.hasClips && ClipPDQ.all != nil, "\(ClipPDQ.missing)"))
  func clipsHaveTheHashesOfTheReference() throws {
    let found = try #require(ClipPDQ.all).sorted { $0.key < $1.key }.flatMap(Self.differences)
    let rich = found.filter { $0.quality >= 80 }
    let mean = Double(rich.reduce(0) { $0 + $1.distance }) / Double(rich.count)
    #expect(mean <= 1.5, "\(rich.map(\.distance))")
    #expect(rich.allSatisfy { $0.distance <= 6 }, "\(rich.map(\.distance))")
    #expect(found.allSatisfy { abs($0.found - $0.quality) <= 1 })
  }

  private static func differences(_ clip: String, _ hashes: [ClipPDQ]) throws
    -> [(distance: Int, quality: Int, found: Int)]
  {
    let path = try #require(TestFolders.clips).appending(path: clip).path
    let reader = try VideoReader(path: path)
    var hasher = PDQHasher()
    var differences: [(Int, Int, Int)] = []
    var index = 0
    while let frame = try reader.next() {
      for truth in hashes where truth.frame == index {
        let expected = try #require(PDQHash(hex: truth.pdq))
        let rated = try reader.withView(of: frame) { hasher.hash($0) }
        differences.append(
          (rated.hash.distance(to: expected), truth.quality, Int(rated.quality)))
      }
      index += 1
    }
    #expect(differences.count == hashes.count, "\(clip)")
    return differences
  }

  @Test(arguments: RightAngle.all)
  func hashesArePicturesAsShown(_ angle: RightAngle) throws {
    let picture = try #require(PublishedPDQ.read().first { $0.width == 61 }).picture
    #expect(
      picture.hashed(orientation: angle.orientation)
        == picture.turned(by: angle.orientation).hashed())
  }

  @Test func everyTierGivesTheSameHash() throws {
    for published in try PublishedPDQ.read() where published.width < 1000 {
      let hashes = Kernels.available.map { published.picture.hashed(kernels: $0) }
      #expect(Set(hashes).count == 1)
    }
  }

  @Test func frameAfterOneOfAnotherSizeIsHashedAsIfItWereTheFirst() throws {
    let pictures = try PublishedPDQ.read().prefix(4).map(\.picture)
    var hasher = PDQHasher()
    for picture in pictures + pictures.reversed() {
      #expect(picture.hashed(by: &hasher) == picture.hashed())
    }
  }

  @Test func limitedRangeCountsForTheQualityAlone() {
    let picture = Plane(width: 320, height: 180) { x, y in UInt8(100 + (x / 40 + y / 30) % 2 * 6) }
    let (full, limited) = (picture.hashed(), picture.hashed(range: .limited))
    #expect(full.hash == limited.hash)
    #expect(full.quality < limited.quality)
  }

  @Test func plainPicturesHaveNoQuality() {
    #expect(Plane(width: 64, height: 64) { _, _ in 90 }.hashed().quality == 0)
    let narrow = Plane(width: 300, height: 4) { x, y in UInt8(truncatingIfNeeded: x &* 37 ^ y) }
    #expect(narrow.hashed() == RatedPDQ(hash: PDQHash(words: .zero), quality: 0))
  }
}

extension Plane {
  fileprivate func hashed(
    range: SampleRange = .full, orientation: Orientation = .upright, kernels: Kernels = .best
  ) -> RatedPDQ {
    var hasher = PDQHasher(kernels: kernels)
    return hashed(by: &hasher, range: range, orientation: orientation)
  }

  fileprivate func hashed(
    by hasher: inout PDQHasher, range: SampleRange = .full, orientation: Orientation = .upright
  ) -> RatedPDQ {
    withView {
      hasher.hash(
        FrameView(luma: $0, chroma: nil, range: range, matrix: .bt601, orientation: orientation))
    }
  }
}
