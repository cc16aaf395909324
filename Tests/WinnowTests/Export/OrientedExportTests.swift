import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// Videos that are shown turned or mirrored, through scan, select and export, against what the
/// `ffmpeg` command shows by itself.
@Suite(.enabled(if: TestProgram.hasFFmpeg, "\(TestProgram.missing)"))
struct OrientedExportTests {
  private let workspace: Workspace
  private var recipe = Recipe.everything

  init() throws {
    workspace = try Workspace()
    recipe.export.sampler = "uniform 1"
    recipe.export.qscale = 2
  }

  private struct Facts: Decodable, Equatable {
    var rotation: Int
    var mirrored: Bool
    var width: Int
    var height: Int
  }

  /// The fixture `name` shown by `angle`, scanned and exported: its facts, its only clip, its picture.
  private func exported(_ name: String, _ angle: RightAngle) throws -> (Facts, ClipAnswer, URL) {
    try OrientedMovie.write(name, angle, to: video)
    try workspace.scan()
    try workspace.select(recipe)
    try workspace.export(recipe)
    let facts = try #require(try workspace.lines(VideoList.fileName, of: Facts.self).first)
    let clip = try #require(try workspace.lines(Manifest.fileName, of: ClipAnswer.self).first)
    let file = try #require(clip.frames.first).file
    return (facts, clip, workspace.output.appending(path: file))
  }

  private var video: URL { workspace.videos.appending(path: "oriented.mp4") }

  @Test(arguments: RightAngle.all) func picturesAreShownAsFFmpegShowsThem(angle: RightAngle) throws
  {
    let (facts, clip, picture) = try exported("colourful.mp4", angle)
    let size = angle.swapsSides ? (180, 320) : (320, 180)
    let orientation = angle.orientation
    #expect(
      facts
        == Facts(
          rotation: orientation.rotation.rawValue, mirrored: orientation.isMirrored, width: size.0,
          height: size.1))
    #expect(clip.crop == [0, 0, size.0, size.1])
    let time = try #require(clip.frames.first).time
    let shown = try planes(of: video, at: time)
    #expect(shown.count == 320 * 180 * 3 / 2)
    #expect(psnr(try planes(of: picture), shown) > 38)
  }

  /// The bars above and below the stored picture, 45 of 360 lines each.
  @Test(arguments: RightAngle.all) func barsAreOnTheirShownSides(angle: RightAngle) throws {
    let (_, clip, picture) = try exported("letterboxed.mp4", angle)
    let edges = ["left", "top", "right", "bottom"].map {
      clip.scores["letterbox.\($0)"]?.median ?? -1
    }
    #expect(edges == (angle.swapsSides ? [0.125, 0, 0.125, 0] : [0, 0.125, 0, 0.125]))
    let box = angle.swapsSides ? [45, 0, 270, 640] : [0, 45, 640, 270]
    #expect(clip.crop == box)
    let time = try #require(clip.frames.first).time
    let crop = "crop=\(box[2]):\(box[3]):\(box[0]):\(box[1]):exact=1"
    let shown = try planes(of: video, at: time, crop)
    #expect(shown.count == 640 * 270 + 2 * 320 * 135)
    #expect(psnr(try planes(of: picture), shown) > 38)
  }

  /// Pixels 4:3 as stored are 3:4 once they lie on their side.
  @Test(arguments: RightAngle.all) func pixelShapesTurnWithThePicture(angle: RightAngle) throws {
    let (facts, clip, picture) = try exported("anamorphic.mp4", angle)
    let size = angle.swapsSides ? (180, 427) : (427, 180)
    #expect((facts.width, facts.height) == size)
    #expect(clip.crop == [0, 0, size.0, size.1])
    let time = try #require(clip.frames.first).time
    // The larger side is 320 samples at 4/3, 426.67.
    let square = "scale=\(size.0):\(size.1):flags=bicubic,setsar=1"
    let shown = try planes(of: video, at: time, square)
    let expected = 427 * 180 + 2 * 214 * 90
    #expect(shown.count == expected)
    #expect(psnr(try planes(of: picture), shown) > 36)
  }

  /// Pictures written when the video's shape was read differently are not taken for those of now.
  @Test(arguments: [("mirrored", "0"), ("aspect_numerator", "2")])
  func picturesOfAnotherShapeAreWrittenAnew(key: String, value: String) throws {
    let (_, _, picture) = try exported("colourful.mp4", RightAngle.all[5])
    let bytes = try Data(contentsOf: picture)
    #expect(try workspace.export(recipe).written == 0)
    try workspace.catalog().execute(
      "UPDATE facts SET \(key) = \(value)")
    #expect(try workspace.export(recipe).written == 1)
    #expect(try Data(contentsOf: picture) != bytes)
  }

  /// Full-range Y, then U, then V of the picture `ffmpeg` shows at `time`, without being told how.
  private func planes(of file: URL, at time: Double = 0, _ filter: String = "null") throws
    -> [UInt8]
  {
    let select = "select=gte(t\\,\(time - 0.001))"
    return try TestProgram.ffmpeg.output([
      "-v", "quiet", "-i", file.path, "-frames:v", "1", "-vf",
      "\(select),\(filter),scale=out_range=full,format=yuvj420p", "-f", "rawvideo", "pipe:1",
    ])
  }
}
