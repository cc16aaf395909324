import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

@Suite(.enabled(if: TestProgram.hasFFmpeg, Comment(rawValue: TestProgram.missing)))
struct FramesSinkTests {
  /// Exports one frame of each fixture and returns the pictures' sizes as FFmpeg decodes them.
  private func sizes(
    of names: [String], _ change: (inout ExportSettings) -> Void = { _ in }
  ) throws -> [String: [Int]] {
    var recipe = Recipe.everything
    recipe.export.sampler = "uniform 1"
    change(&recipe.export)
    let workspace = try ScannedFixtures.copy()
    try workspace.select(recipe)
    let catalog = try workspace.catalog()
    try catalog.execute("UPDATE places SET present = path IN \(list(names))")
    _ = try Export(recipe: recipe, isolation: .thisProcess, jobs: 2).run(
      catalog, to: workspace.output, everyClip: true)
    let clips = try workspace.lines(Manifest.fileName, of: ClipAnswer.self)
    var sizes: [String: [Int]] = [:]
    for clip in clips {
      let file = try #require(clip.frames.first).file
      sizes[clip.video] = try size(of: workspace.output.appending(path: file))
    }
    return sizes
  }

  private func list(_ names: [String]) -> String {
    "(" + names.map { "'\($0)'" }.joined(separator: ", ") + ")"
  }

  /// Width, height and the number of pictures; throws where FFmpeg finds fault with the file.
  private func size(of file: URL) throws -> [Int] {
    _ = try TestProgram.ffmpeg.output(
      ["-v", "error", "-xerror", "-err_detect", "explode", "-i", file.path, "-f", "null", "-"])
    let output = try TestProgram.ffprobe.output([
      "-v", "error", "-count_frames", "-show_entries", "stream=width,height,nb_read_frames",
      "-of", "csv=p=0", file.path,
    ])
    return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
      .split(separator: ",").compactMap { Int($0) }
  }

  @Test func picturesAreUprightWithSquarePixelsInsideTheBars() throws {
    let names = [
      "anamorphic.mp4", "rotated.mp4", "letterboxed.mp4", "pillarboxed.mp4", "rgb.mkv",
      "odd-size.mp4", "ten-bit.mp4", "animated.gif", "interlaced.mpg", "two-streams.mkv",
    ]
    #expect(
      try sizes(of: names) == [
        "anamorphic.mp4": [427, 180, 1], "rotated.mp4": [180, 320, 1],
        "letterboxed.mp4": [640, 270, 1], "pillarboxed.mp4": [240, 180, 1],
        "rgb.mkv": [96, 54, 1], "odd-size.mp4": [321, 181, 1], "ten-bit.mp4": [320, 180, 1],
        "animated.gif": [96, 54, 1], "interlaced.mpg": [320, 176, 1],
        "two-streams.mkv": [320, 180, 1],
      ])
  }

  @Test func barsStayWhereCroppingIsOff() throws {
    let sizes = try sizes(of: ["letterboxed.mp4", "pillarboxed.mp4"]) { $0.crop = false }
    #expect(sizes == ["letterboxed.mp4": [640, 360, 1], "pillarboxed.mp4": [320, 180, 1]])
  }

  @Test func theShortSideIsReducedAndNeverEnlarged() throws {
    let names = ["letterboxed.mp4", "rotated.mp4", "anamorphic.mp4", "rgb.mkv"]
    let sizes = try sizes(of: names) { $0.shortSide = 90 }
    #expect(
      sizes == [
        "letterboxed.mp4": [213, 90, 1], "rotated.mp4": [90, 160, 1],
        "anamorphic.mp4": [213, 90, 1], "rgb.mkv": [96, 54, 1],
      ])
  }
}
