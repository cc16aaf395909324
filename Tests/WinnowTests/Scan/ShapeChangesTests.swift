import Foundation
import TestSupport
import Testing
import WinnowCore
import WinnowMedia

@testable import Winnow

/// Television that goes from 4:3 to 16:9 without changing the size of its stored pictures.
@Suite(.enabled(if: TestProgram.hasFFmpeg, "\(TestProgram.missing)"))
struct ShapeChangesTests {
  private struct Line: Decodable {
    var width: Int
    var height: Int
    var crop: [Int]
  }

  @Test func eachClipHasTheShapeOfItsFrames() throws {
    let workspace = try Workspace()
    let parts = [("16/15", 0), ("64/45", 3)].map { aspect, offset in
      JoinedMovie.Part(
        "mandelbrot", seconds: 3,
        ["-vf", "scale=360:288,setsar=\(aspect)", "-output_ts_offset", "\(offset)"])
    }
    let movie = try JoinedMovie("ts", codec: JoinedMovie.mpeg2, parts[0], parts[1])
    try FileManager.default.createDirectory(
      at: workspace.videos, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      atPath: movie.path, toPath: workspace.videos.appending(path: "aspect.ts").path)
    try workspace.scan()
    let facts = try #require(try workspace.catalog().videos().first?.facts)
    #expect(facts.sampleAspect == Rational(16, 15))
    #expect(facts.shapeChanges.map(\.sampleAspect) == [Rational(64, 45)])
    #expect(facts.displaySize == (384, 288))
    var recipe = Recipe.everything
    recipe.copies.scope = .off
    try workspace.select(recipe)
    let lines = try workspace.lines(Manifest.fileName, of: Line.self)
    #expect(lines.map(\.width) == [384, 512] && lines.map(\.height) == [288, 288])
    #expect(lines.allSatisfy { $0.crop[2] <= $0.width && $0.crop[2] > $0.width / 2 })
  }
}
