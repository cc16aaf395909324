import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

@Suite struct ThumbnailingTests {
  private func thumbnails(_ name: String, of catalog: Catalog) throws -> Thumbnails {
    let video = try #require(try catalog.videos().first { $0.source.path == name })
    return try catalog.thumbnails(of: video)
  }

  /// Six seconds of 25 frames, cut at frames 33, 60, 94 and 121.
  @Test func thereIsOneASecondAndOneAfterACut() throws {
    let catalog = try ScannedFixtures.copy().catalog()
    let frames = try thumbnails("hard-cuts.mp4", of: catalog).frames
    #expect(frames.first == 0)
    for shot in [0..<33, 33..<60, 60..<94, 94..<121, 121..<150] {
      let inside = frames.filter(shot.contains)
      #expect(1...3 ~= inside.count, "\(shot): \(inside)")
    }
  }

  @Test func theyAreSmallPicturesOfTheVideo() throws {
    let catalog = try ScannedFixtures.copy().catalog()
    for (name, size) in [
      ("original.mp4", (128, 72)), ("rotated.mp4", (72, 128)), ("anamorphic.mp4", (128, 54)),
    ] {
      let thumbnails = try thumbnails(name, of: catalog)
      let pictures = thumbnails.pictures(at: Array(thumbnails.frames.indices))
      #expect(!pictures.isEmpty)
      for jpeg in pictures { #expect(try size == Self.size(of: jpeg), "\(name)") }
    }
  }

  /// What comes before the compressed samples is the same for all pictures of one size, so that a
  /// report need not repeat it.
  @Test func theirHeadersAreTheSame() throws {
    let catalog = try ScannedFixtures.copy().catalog()
    var headers: Set<Data> = []
    for name in ["original.mp4", "hard-cuts.mp4"] {
      let thumbnails = try thumbnails(name, of: catalog)
      for jpeg in thumbnails.pictures(at: Array(thumbnails.frames.indices)) {
        headers.insert(jpeg.prefix(jpeg.headerLength))
      }
    }
    #expect(headers.count == 1)
  }

  @Test func aDamagedRowHasNone() throws {
    let catalog = try ScannedFixtures.copy().catalog()
    try catalog.write { try $0.execute(sql: "UPDATE thumbnails SET lengths = x'01000000'") }
    #expect(try thumbnails("original.mp4", of: catalog).frames.isEmpty)
  }

  @Test func workersHandThemOver() throws {
    let path = TestFolders.fixture("original.mp4").path
    let source = try #require(try InputWalker.sources(in: [path]).first)
    let record = try #require(VideoScanner(recipe: Recipe()).scan(source))
    #expect(record.thumbnails.frames.count > 3)
    let stored = try #require(record.storable)
    let thumbnails = try Thumbnails(
      frames: BlobCoding.frames(stored.data(.thumbnailFrames)),
      lengths: BlobCoding.frames(stored.data(.thumbnailLengths)),
      pictures: stored.data(.thumbnails))
    #expect(thumbnails == record.thumbnails)
  }

  /// Of the frame header, ITU-T T.81, B.2.2.
  private static func size(of jpeg: Data) throws -> (Int, Int) {
    let bytes = Array(jpeg)
    let start = try #require(
      bytes.indices.dropLast(8).first { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xC0 })
    let number = { (at: Int) in Int(bytes[start + at]) << 8 | Int(bytes[start + at + 1]) }
    return (number(7), number(5))
  }
}
