import Testing
import WinnowCore

@testable import Winnow

@Suite struct VideoOrderTests {
  @Test func orderIsByFolderAndByBytes() {
    let paths = ["/a/b/c", "/a/b/d", "/a/b-c", "/a/b.c", "/a/bc", "/é"]
    #expect(paths.shuffled().sorted(by: VideoOrder.precedes) == paths)
    #expect(VideoOrder.sorted(paths.shuffled(), by: { $0 }) == paths)
    #expect(!VideoOrder.precedes("/a", "/a"))
  }

  /// One order of all, whichever have ids: three of a name, of which one has none, make no ring.
  @Test func videosWithoutIdsComeLast() throws {
    let ids = try ["0", "1"].map { digit in
      try #require(ContentID(String(repeating: digit, count: 32)))
    }
    #expect(VideoOrder.precedes(ids[0], ids[1]) == true)
    #expect(VideoOrder.precedes(ids[1], ids[0]) == false)
    #expect(VideoOrder.precedes(ids[1], nil) == true && VideoOrder.precedes(nil, ids[0]) == false)
    let none: ContentID? = nil
    #expect(VideoOrder.precedes(none, none) == nil)
  }
}
