import Testing

@testable import Winnow

@Suite struct StoreURITests {
  @Test(arguments: ["s3://raw", "S3://raw/2026", "gs://b", "svn+ssh://h/x", "az-2.b://"])
  func areOfAStore(_ root: String) { #expect(StoreURI.holds(root)) }

  @Test(arguments: ["", "/s3://raw", "s3:/raw", "://raw", "3s://raw", "a b://raw", "ü://raw", "s3"])
  func arePaths(_ root: String) { #expect(!StoreURI.holds(root)) }

  @Test func movesKeepThem() throws {
    let move = try #require(RootMove("/stage/=s3://raw/2026/"))
    #expect(move == RootMove(from: "/stage", to: "s3://raw/2026"))
    #expect(move.moved(root: "/stage", path: "a.mp4")?.root == "s3://raw/2026")
    let deeper = RootMove(from: "/stage/a", to: "s3://raw").moved(root: "/stage", path: "a/b.mp4")
    #expect(deeper?.root == "s3://raw" && deeper?.path == "b.mp4")
    try [move].check()
    #expect(throws: WinnowError.self) { try [RootMove(from: "s3://raw", to: "/nowhere")].check() }
  }
}
