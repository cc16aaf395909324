#if os(Linux)
  import Foundation
  import TestSupport
  import Testing
  import WinnowMedia

  /// Lists that name other files are refused, and what they name is not opened. The kernel's inotify
  /// tells what was opened.
  @Suite struct DemuxerPlaylistTests {
    private static let lists = [
      "list.ffconcat": "ffconcat version 1.0\nfile target.mp4\n",
      "disguised-list.mp4": "ffconcat version 1.0\nfile target.mp4\n",
      "disguised.mkv": "ffconcat version 1.0\nfile target.mp4\n",
      "playlist.m3u8": "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\ntarget.ts\n#EXT-X-ENDLIST\n",
      "disguised.ts": "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\ntarget.ts\n#EXT-X-ENDLIST\n",
    ]

    @Test(arguments: lists.keys.sorted())
    func aListIsRefusedAndNothingElseIsOpened(name: String) throws {
      let folder = try Self.folder()
      let list = folder.url.appending(path: name)
      try Data(try #require(Self.lists[name]).utf8).write(to: list)
      let watch = try OpenedFiles(in: folder.url)
      let error = #expect(throws: MediaError.self) { try VideoReader(path: list.path) }
      #expect(error?.kind == .notMedia)
      #expect(error?.operation == .open && error?.path == list.path)
      #expect(try watch.names() == [name])
    }

    @Test(arguments: FixtureTruth.names(.list))
    func theListsAmongTheFixturesAreRefused(name: String) {
      let path = TestFolders.fixture(name).path
      let error = #expect(throws: MediaError.self) { try VideoReader(path: path) }
      #expect(error?.kind == .notMedia)
    }

    /// Without this the test above could not fail: FFmpeg does follow the list when it may.
    @Test(.enabled(if: TestProgram.hasFFmpeg, "\(TestProgram.missing)"))
    func theWatchSeesFFmpegFollowAList() throws {
      let folder = try Self.folder()
      let list = folder.url.appending(path: "disguised.mp4")
      try Data(try #require(Self.lists["disguised-list.mp4"]).utf8).write(to: list)
      let watch = try OpenedFiles(in: folder.url)
      _ = try TestProgram.ffprobe.output([list.path])
      #expect(try watch.names() == ["disguised.mp4", "target.mp4"])
    }

    private static func folder() throws -> TemporaryFolder {
      let folder = try TemporaryFolder()
      for (fixture, name) in [("original.mp4", "target.mp4"), ("damaged.ts", "target.ts")] {
        try FileManager.default.copyItem(
          at: TestFolders.fixture(fixture), to: folder.url.appending(path: name))
      }
      return folder
    }
  }
#endif
