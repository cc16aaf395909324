import Foundation
import TestSupport
import Testing
import WinnowCore
import WinnowMedia

/// Sheets decoded again by the `ffmpeg` command, their tiles against frames as it scales them, colour
/// in full.
@Suite(.enabled(if: TestProgram.hasFFmpeg, "\(TestProgram.missing)"))
struct ContactSheetTests {
  private static let gap = 4

  /// A place and the part of it that a frame fills.
  private struct Place {
    var column: Int
    var row: Int
    var width: Int
    var height: Int
  }

  @Test func theSheetIsGreyWhereNothingWasPut() throws {
    let sheet = try ContactSheet(path: "sheet", columns: 3, rows: 2, tileWidth: 30, tileHeight: 20)
    let pixels = try rgb(of: sheet.png())
    #expect(pixels.count == 3 * (3 * 34 + 4) * (2 * 24 + 4))
    #expect(Set(pixels) == [128])
  }

  /// 16:9 fills 96 x 54 of a place of 96 x 80.
  @Test(arguments: ["colourful.mp4", "full-range.mp4", "ten-bit.mp4"])
  func aTileIsTheFrameAsFFmpegScalesIt(name: String) throws {
    let place = Place(column: 1, row: 1, width: 96, height: 54)
    let tile = try tile(name, tileWidth: 96, tileHeight: 80, place)
    #expect(psnr(tile, try scaled(name, "scale=96:54:flags=area", ["-noautorotate"])) > 36)
  }

  /// Pixels of 4:3 make 320 x 180 stored samples 427 x 180: 96 x 40 in the place.
  @Test func pixelsAreShownSquare() throws {
    let place = Place(column: 0, row: 1, width: 96, height: 40)
    let tile = try tile("anamorphic.mp4", tileWidth: 96, tileHeight: 80, place)
    #expect(psnr(tile, try scaled("anamorphic.mp4", "scale=96:40:flags=area", [])) > 36)
  }

  /// Without `-noautorotate` the `ffmpeg` command shows a video upright by itself: 180 x 320.
  @Test(arguments: RightAngle.all) func aTurnedVideoIsUpright(angle: RightAngle) throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "turned.mp4")
    try OrientedMovie.write("original.mp4", angle, to: file)
    let place = Place(
      column: 0, row: 0, width: angle.swapsSides ? 45 : 80, height: angle.swapsSides ? 80 : 45)
    let tile = try tile(path: file.path, tileWidth: 80, tileHeight: 80, place)
    let filter = "\(angle.filter),scale=\(place.width):\(place.height):flags=area"
    #expect(psnr(tile, try scaled("original.mp4", filter, ["-noautorotate"])) > 34)
  }

  /// The RGB samples of the place that frame 0 was put in, and grey ones around it.
  private func tile(_ name: String, tileWidth: Int, tileHeight: Int, _ place: Place) throws
    -> [UInt8]
  {
    let path = TestFolders.fixture(name).path
    return try tile(path: path, tileWidth: tileWidth, tileHeight: tileHeight, place)
  }

  private func tile(path: String, tileWidth: Int, tileHeight: Int, _ place: Place) throws -> [UInt8]
  {
    let sheet = try ContactSheet(
      path: path, columns: 2, rows: 2, tileWidth: tileWidth, tileHeight: tileHeight)
    let reader = try VideoReader(path: path)
    let facts = reader.facts
    guard let frame = try reader.next() else { return [] }
    try sheet.place(
      frame, aspect: facts.sampleAspect.value, orientation: facts.orientation,
      column: place.column, row: place.row)
    let pixels = try rgb(of: sheet.png())
    let (width, height) = (2 * (tileWidth + 4) + 4, 2 * (tileHeight + 4) + 4)
    try #require(pixels.count == 3 * width * height)
    let left = Self.gap + place.column * (tileWidth + 4) + (tileWidth - place.width) / 2
    let top = Self.gap + place.row * (tileHeight + 4) + (tileHeight - place.height) / 2
    var (inside, outside): ([UInt8], Set<UInt8>) = ([], [])
    for y in 0..<height {
      for x in 0..<width {
        let pixel = pixels[3 * (y * width + x)..<3 * (y * width + x + 1)]
        let isInside = left..<left + place.width ~= x && top..<top + place.height ~= y
        if isInside { inside += pixel } else { outside.formUnion(pixel) }
      }
    }
    #expect(outside == [128])
    return inside
  }

  private func rgb(of png: [UInt8]) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let url = folder.url.appending(path: "sheet.png")
    try Data(png).write(to: url)
    return try TestProgram.ffmpeg.output([
      "-v", "error", "-i", url.path, "-pix_fmt", "rgb24", "-f", "rawvideo", "pipe:1",
    ])
  }

  private func scaled(_ name: String, _ filter: String, _ options: [String]) throws -> [UInt8] {
    let path = TestFolders.fixture(name).path
    let input = ["-v", "error"] + options + ["-i", path, "-frames:v", "1"]
    return try TestProgram.ffmpeg.output(
      input + ["-vf", "\(filter),format=yuv444p,format=rgb24", "-f", "rawvideo", "pipe:1"])
  }
}
