import Foundation
import Testing
import WinnowCore

@testable import Winnow

@Suite struct ExportNamesTests {
  private func id(_ digits: String) throws -> ContentID {
    try #require(ContentID(digits + String(repeating: "0", count: 32 - digits.count)))
  }

  /// The stems of videos of these names, whose ids begin with "a0000001", "a0000002" and so on.
  private func stems(_ names: String...) throws -> [String] {
    let videos = try names.enumerated().map { index, name in
      ExportNames.Video(row: Int64(index), name: name, id: try id("a000000\(index + 1)"))
    }
    let named = ExportNames(videos)
    return try videos.map { video in
      let clip = named.clips([(0, try id("c"))], ofVideo: video.row)[0]
      return String(clip.dropLast("/000000-c0000000".count))
    }
  }

  private func expectBytes(_ found: String, _ wanted: String) {
    #expect(Array(found.utf8) == Array(wanted.utf8), "\(found) is not \(wanted)")
  }

  @Test(arguments: [
    ("a.mp4", "a"), ("sub/deep/a.mp4", "sub/deep/a"), ("a", "a"), ("a.b.c.mov", "a.b.c"),
    ("x.mp4.mkv", "x_mp4"), ("x.mp4.mp4.mkv", "x.mp4_mp4"), ("x.MP4.mkv", "x_MP4"),
    ("movie.mp4/part.mkv", "movie_mp4/part"), ("a.ts/b.dv/c.d", "a_ts/b_dv/c"),
    ("a.txt.mp4", "a.txt"),
    (".mp4", "_mp4"), (".hidden", ".hidden"), ("...mp4", "__"), ("..mkv", "_"), ("a.", "a"),
    ("...mkv.", ".._mkv"), ("a..b.mkv", "a..b"), (" / .mkv", " / "), ("pat%03d.mkv", "pat%03d"),
    ("\u{301}.mkv", "\u{301}"), ("d/\u{301}x.mkv", "d/\u{301}x"),
    ("a.\u{301}mp4", "a"), ("a.mp4\u{301}.mkv", "a.mp4\u{301}"),
    ("b.mp4/\u{301}.c", "b_mp4/\u{301}"),
    ("e\u{301}.mkv", "e\u{301}"), ("\u{E9}.mkv", "\u{E9}"),
  ]) func aStemIsTheNameWithoutItsExtension(name: String, stem: String) {
    expectBytes(ExportNames.stem(of: name), stem)
  }

  @Test func videosOfOneStemCarryDigitsOfTheirIDs() throws {
    #expect(try stems("a.mp4", "b.mp4") == ["a", "b"])
    #expect(
      try stems("a.mp4", "a.mkv", "b.mp4", "d/a.mp4") == ["a-a0000001", "a-a0000002", "b", "d/a"])
    #expect(try stems("a.mp4", "a.mp4") == ["a-a0000001", "a-a0000002"], "below two inputs")
    #expect(try stems("x.mp4.mkv", "x_mp4.mov") == ["x_mp4-a0000001", "x_mp4-a0000002"])
  }

  @Test(arguments: [
    ("A/b.mp4", "a/B.mkv"), ("e\u{301}.mkv", "\u{E9}.mkv"), ("E\u{301}.mkv", "\u{E9}.mkv"),
    ("stra\u{DF}e.mp4", "STRASSE.mp4"), ("\u{3A3}.mp4", "\u{3C2}.mp4"),
  ]) func namesThatAFileSystemTakesForOneAreToldApart(a: String, b: String) throws {
    let found = try stems(a, b)
    expectBytes(found[0], ExportNames.stem(of: a) + "-a0000001")
    expectBytes(found[1], ExportNames.stem(of: b) + "-a0000002")
  }

  /// A name may be what another becomes.
  @Test func namesWithDigitsAreToldFromPlainOnes() throws {
    let found = try stems("a.mp4", "a.mkv", "a-a0000001.mp4")
    #expect(Set(found).count == 3 && found[1] == "a-a0000002")
    #expect(found[2].hasPrefix("a-a0000001-a0000003"))
  }

  @Test func likeIDsTakeMoreDigits() throws {
    let long = try [id("a00000011"), id("a00000012")]
    let videos = long.enumerated().map { index, id in
      ExportNames.Video(row: Int64(index), name: "a.mp4", id: id)
    }
    let names = ExportNames(videos)
    let found = try videos.map { names.clips([(0, try id("c"))], ofVideo: $0.row)[0] }
    #expect(found == ["a-a000000110000000/000000-c0000000", "a-a000000120000000/000000-c0000000"])
  }

  @Test func videosWithoutAnIDAreLeftAsTheyAre() throws {
    let known = ExportNames.Video(row: 1, name: "a.mp4", id: try id("a0000001"))
    let names = ExportNames([ExportNames.Video(row: 0, name: "a.mkv", id: nil), known])
    #expect(names.clips([(0, try id("c"))], ofVideo: 1) == ["a-a0000001/000000-c0000000"])
  }

  @Test func clipsAreNamedByTheirFirstFrameAndTheirID() throws {
    let names = ExportNames([ExportNames.Video(row: 7, name: "d/a.mp4", id: try id("a"))])
    let clips = try [
      (312, id("5f0c91d2")), (1_234_567, id("1")), (5_000_000_000, id("2")), (9, id("3")),
      (9, id("30000000a")), (9, id("4")),
    ]
    let found = names.clips(clips.map { (firstFrame: $0.0, id: $0.1) }, ofVideo: 7)
    let wanted = [
      "d/a/000312-5f0c91d2", "d/a/1234567-10000000", "d/a/5000000000-20000000",
      "d/a/000009-3000000000000000", "d/a/000009-30000000a0000000", "d/a/000009-40000000",
    ]
    #expect(found == wanted)
  }

  /// File systems take names of 255 bytes.
  @Test func longNamesAreCutToMakeRoomForDigits() throws {
    let long = String(repeating: "x", count: 251) + ".mkv"
    let accents = "d/" + String(repeating: "\u{E9}", count: 125) + ".mov"
    #expect(try stems(long, "b.mkv")[0].utf8.count == 251)
    let found = try stems(long, long, accents, accents)
    for stem in found {
      let last = stem.utf8.split(separator: 0x2F).last ?? ""[...].utf8
      #expect((254...255).contains(last.count) && stem.contains("-a000000"))
    }
    #expect(Set(found).count == 4)
  }

  @Test(arguments: [
    (0, "000000"), (999_999, "999999"), (1_000_000, "1000000"), (1 << 40, "1099511627776"),
  ])
  func numbersHaveZerosBeforeThem(number: Int, text: String) {
    #expect(number.padded(to: 6) == text)
  }

  @Test func whatLeadsOutOfTheFolderIsNoStem() {
    for stem in ["a", "a/b.c", "...a", "a b"] { #expect(ExportNames.isHarmless(stem)) }
    for stem in ["", "/a", "a/", "a//b", "..", "a/../b", ".", "a\0b"] {
      #expect(!ExportNames.isHarmless(stem), "\(stem)")
    }
  }
}
