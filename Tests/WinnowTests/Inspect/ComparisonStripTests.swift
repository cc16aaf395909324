import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

@Suite struct ComparisonStripTests {
  private func path(_ name: String) -> String { TestFolders.fixture(name).path }

  private func comparison(_ a: String, _ b: String) throws -> Comparison {
    try Comparison(path(a), path(b), recipe: Recipe())
  }

  /// Eight pairs of places of 240 x 180 with 4 around each; frames of 16:9 take 240 x 135 of them.
  @Test(
    .enabled(if: TestProgram.hasFFmpeg, "\(TestProgram.missing)"),
    arguments: ["copy-reencoded.mp4", "copy-trimmed.mp4", "copy-half.mp4"])
  func framesThatShowTheSameStandAboveEachOther(name: String) throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "strip.png")
    try ComparisonStrip(try comparison("original.mp4", name)).write(to: file)
    let (width, height) = (8 * 244 + 4, 2 * 184 + 4)
    let grey = try TestProgram.ffmpeg.output([
      "-v", "error", "-i", file.path, "-vf", "format=gray", "-f", "rawvideo", "pipe:1",
    ])
    try #require(grey.count == width * height)
    func tile(_ column: Int, _ row: Int) -> [UInt8] {
      let (left, top) = (4 + column * 244, 4 + row * 184 + 22)
      return (top..<top + 135).flatMap { y in grey[y * width + left..<y * width + left + 240] }
    }
    for column in 0..<8 {
      let quality = psnr(tile(column, 0), tile(column, 1))
      #expect(quality > 20, "column \(column)")
      for other in [column - 1, column + 1] where 0..<8 ~= other {
        #expect(psnr(tile(column, 0), tile(other, 1)) < quality, "column \(column)")
      }
    }
  }

  @Test func aFileThatCannotBeWrittenIsNamed() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "none/strip.png")
    let comparison = try comparison("original.mp4", "copy-half.mp4")
    let error = #expect(throws: WinnowError.self) {
      try ComparisonStrip(comparison).write(to: file)
    }
    #expect(error?.description.contains(file.path) == true, "\(error.map(\.description) ?? "")")
  }

  @Test func aVideoThatIsGoneIsNamed() throws {
    let workspace = try Workspace("original.mp4")
    let gone = workspace.videos.appending(path: "original.mp4")
    let comparison = try Comparison(gone.path, path("copy-half.mp4"), recipe: Recipe())
    try FileManager.default.removeItem(at: gone)
    let error = #expect(throws: WinnowError.self) {
      try ComparisonStrip(comparison).write(to: workspace.videos.appending(path: "strip.png"))
    }
    #expect(error?.subject == gone.path)
    let left = try FileManager.default.contentsOfDirectory(atPath: workspace.videos.path)
    #expect(left.isEmpty)
  }
}
