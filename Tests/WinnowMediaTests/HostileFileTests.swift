#if os(Linux)
  import Foundation
  import TestSupport
  import Testing
  import WinnowMedia

  /// What a file names is neither opened nor called, whatever the file pretends to be.
  @Suite struct HostileFileTests {
    @Test(arguments: HostileFile.all) func aReaderOpensTheFileAlone(file: HostileFile) throws {
      let folder = try HostileFolder([file])
      var frames = 0
      do {
        let reader = try VideoReader(path: folder.input(file).path)
        while try reader.next() != nil { frames += 1 }
        #expect(reader.namesForeignTracks, "a container may open where only its pictures are gone")
      } catch {
        #expect(error.kind == .notMedia)
      }
      #expect(frames == 0)
      #expect(try folder.reached() == [])
    }

    /// Without this the test above could not fail: FFmpeg does follow every one of them when it may.
    @Test(.enabled(if: TestProgram.hasFFmpeg, "\(TestProgram.missing)"), arguments: HostileFile.all)
    func theTrapsCatchFFprobe(file: HostileFile) throws {
      let folder = try HostileFolder([file])
      #expect(try folder.reached() == [])
      // It waits for an answer that never comes.
      let probe = try ProgramPipe(
        TestProgram("timeout"), ["5", "ffprobe"] + file.options + [folder.input(file).path])
      let deadline = Date().addingTimeInterval(20)
      var reached: Set<String> = []
      while reached.isEmpty, Date() < deadline {
        usleep(5000)
        reached = try folder.reached()
      }
      try? probe.close()
      #expect(reached.count == 1)
    }
  }
#endif
