import Foundation
import TestSupport
import Testing
import WinnowMedia

/// What is not opened, what is opened under any name, and what the errors say.
@Suite struct DemuxerTests {
  /// Path, operation and FFmpeg's own words, as `ffprobe FILE` prints them.
  @Test(arguments: [
    (
      "zero-bytes.mp4", "Invalid data found when processing input (moov atom not found)",
      MediaError.Kind.failure
    ),
    ("notes.txt", "Invalid data found when processing input", .failure),
    ("text.mp4", "Invalid data found when processing input (moov atom not found)", .failure),
    (
      "truncated-no-index.mp4", "Invalid data found when processing input (moov atom not found)",
      .failure
    ),
    ("no-such-file.mp4", "No such file or directory", .notFound),
    ("sharp.mp4/inside.mp4", "Not a directory", .notFound),
  ])
  func anErrorNamesOperationFileAndReason(name: String, words: String, kind: MediaError.Kind) {
    let error = openingError(TestFolders.fixture(name))
    #expect(error?.operation == .open && error?.kind == kind)
    let path = TestFolders.fixture(name).path
    #expect(error?.description.hasPrefix("open \(path): ") == true)
    #expect(error?.reason == words)
    #expect((error?.code ?? 0) < 0)
  }

  @Test func soundAloneIsNoVideo() {
    let url = TestFolders.fixture("audio-only.m4a")
    let error = openingError(url)
    #expect(error?.kind == .noVideo)
    #expect(error?.description == "probe \(url.path): no video stream")
  }

  /// A file of the MP4 kind that says it holds a picture.
  @Test(arguments: ["heic", "mif1"]) func aStillPictureIsNoVideo(brand: String) throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "still.\(brand)")
    var bytes = try Data(contentsOf: TestFolders.fixture("sharp.mp4"))
    bytes.replaceSubrange(8..<12, with: brand.utf8)
    try bytes.write(to: file)
    let error = openingError(file)
    #expect(error?.kind == .noVideo)
    #expect(error?.reason == "a still picture (\(brand)), not a video")
  }

  @Test func folderIsNoVideo() {
    let error = openingError(TestFolders.fixtures)
    #expect(error?.operation == .open)
    #expect(error?.reason == "Is a directory")
  }

  @Test func pathWithZeroByteIsRefused() {
    do throws(MediaError) {
      _ = try VideoReader(path: TestFolders.fixtures.path + "/static.mp4\0.txt")
      Issue.record("opened")
    } catch {
      #expect(error.operation == .open && error.code == nil)
    }
  }

  @Test(arguments: [
    "colon:in the:middle.mp4", "http:name.mp4", "concat:a|b.mp4", "two words.mp4",
    "line\nbreak.mp4", "tab\tquote'\".mp4", "\u{1F3AC} r\u{E9}sum\u{E9}.mp4", "-dash.mp4",
    "100%.mp4", "%03d.mp4", "a#b?c=d&e.mp4", "no-extension", "wrong-extension.txt",
  ])
  func aFileOpensUnderAnyName(name: String) throws {
    let folder = try TemporaryFolder()
    let copy = folder.url.appending(path: name)
    let leaf = TestFolders.fixture("nested/deeper/leaf.mp4")
    try FileManager.default.copyItem(at: leaf, to: copy)
    let frames = try VideoReaderTests.frames(VideoReader(path: copy.path))
    #expect(frames.count == 30)
  }

  private func openingError(_ url: URL) -> MediaError? {
    do throws(MediaError) {
      _ = try VideoReader(path: url.path)
      return nil
    } catch {
      return error
    }
  }
}
