#if os(Linux)
  import Foundation
  import TestSupport
  import Testing

  /// A scan of files that name other files and addresses opens and calls none of them, and says of
  /// each why it was not taken.
  @Suite struct HostileInputTests {
    private struct Row: Decodable {
      var path: String
      var outcome: String
      var error: String?
    }

    @Test func aScanFollowsNoFileAndCallsNobody() throws {
      let (folder, output) = (try HostileFolder(HostileFile.all), try TemporaryFolder())
      let inputs = HostileFile.all.map { folder.input($0).path }
      let end = try WinnowProcess(["scan"] + inputs + ["-o", output.url.path]).end()
      #expect(end.status == 1, "\(end.talk)")
      #expect(try folder.reached() == [])
      let lines = try String(
        contentsOf: output.url.appending(path: "videos.jsonl"), encoding: .utf8)
      let rows = try lines.split(separator: "\n").map {
        try JSONDecoder().decode(Row.self, from: Data($0.utf8))
      }
      #expect(rows.count == HostileFile.all.count)
      for row in rows {
        let isAlias = row.path.contains("alias.")
        #expect(row.outcome == (isAlias ? "failed" : "rejected"), "\(row)")
        let reason =
          isAlias
          ? "decode: its data are in another file, which is not opened"
          : "open: not a container of video"
        #expect(row.error == reason, "\(row)")
      }
    }
  }
#endif
