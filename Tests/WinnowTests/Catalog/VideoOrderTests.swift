import Testing

@testable import Winnow

@Suite struct VideoOrderTests {
  @Test func orderIsByFolderAndByBytes() {
    let paths = ["/a/b/c", "/a/b/d", "/a/b-c", "/a/b.c", "/a/bc", "/é"]
    #expect(paths.shuffled().sorted(by: VideoOrder.precedes) == paths)
    #expect(VideoOrder.sorted(paths.shuffled(), by: { $0 }) == paths)
    #expect(!VideoOrder.precedes("/a", "/a"))
  }
}
