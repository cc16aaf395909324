import Testing

@testable import Winnow

@Suite struct VideoNamesTests {
  private func names(_ files: (root: String, path: String)...) -> [String] {
    let sources = files.map { VideoSource(root: $0.root, path: $0.path, size: 1, modified: 1) }
    let names = VideoNames(sources)
    return sources.map(names.name)
  }

  @Test func oneInputNamesVideosBelowIt() {
    #expect(names(("/data/in", "a/b.mp4"), ("/data/in", "c.mp4")) == ["a/b.mp4", "c.mp4"])
    #expect(names(("/", "c.mp4")) == ["c.mp4"])
  }

  @Test func severalInputsMeetInTheFolderThatHoldsAll() {
    #expect(
      names(("/data/one", "a.mp4"), ("/data/two/x", "a.mp4")) == ["one/a.mp4", "two/x/a.mp4"])
    #expect(names(("/data", "a.mp4"), ("/data/two", "a.mp4")) == ["a.mp4", "two/a.mp4"])
    #expect(names(("/one", "a.mp4"), ("/two", "a.mp4")) == ["one/a.mp4", "two/a.mp4"])
  }

  @Test func foldersAreComparedByWholeNames() {
    #expect(names(("/data/ab", "x.mp4"), ("/data/ac", "x.mp4")) == ["ab/x.mp4", "ac/x.mp4"])
  }

  @Test func orderIsByFolderAndByBytes() {
    let paths = ["/a/b/c", "/a/b/d", "/a/b-c", "/a/b.c", "/a/bc", "/é"]
    #expect(paths.shuffled().sorted(by: VideoOrder.precedes) == paths)
    #expect(!VideoOrder.precedes("/a", "/a"))
  }
}
