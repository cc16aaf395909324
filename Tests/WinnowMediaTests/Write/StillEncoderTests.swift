import Foundation
import TestSupport
import Testing
import WinnowCore
import WinnowMedia

/// JPEGs decoded again by the `ffmpeg` command, against the frame they were made of.
@Suite(.enabled(if: TestProgram.hasFFmpeg, "\(TestProgram.missing)"))
struct StillEncoderTests {
  private let whole = PixelRect(x: 0, y: 0, width: 320, height: 180)

  /// At quantiser 2 a picture keeps 40 dB, at 31 it is worse and smaller.
  @Test(arguments: ["sharp.mp4", "full-range.mp4", "colourful.mp4"])
  func aPictureKeepsItsLevels(name: String) throws {
    let expected = try fullRangeLuma(name, at: 10)
    let fine = try jpeg(name, at: 10, qscale: 2)
    let coarse = try jpeg(name, at: 10, qscale: 31)
    let quality = psnr(try luma(of: fine, whole), expected)
    #expect(quality > 40)
    #expect(psnr(try luma(of: coarse, whole), expected) < quality - 6)
    #expect(coarse.count < fine.count / 2)
  }

  /// Colour against `ffmpeg -vf scale=out_range=full,format=yuvj420p` of the same frame.
  @Test func aPictureKeepsItsColours() throws {
    let coded = try planes(of: jpeg("colourful.mp4", at: 0, qscale: 2))
    let path = TestFolders.fixture("colourful.mp4").path
    let reference = try ReferenceFrames(
      path: path, filter: "scale=out_range=full,format=yuvj420p", limit: 1)
    let expected = reference.samples(coded.count)
    #expect(expected.count == 320 * 180 * 3 / 2)
    #expect(psnr(coded, expected) > 38)
  }

  /// Every part but the right one is at least 6 dB further away.
  @Test(arguments: [
    PixelRect(x: 0, y: 0, width: 160, height: 90), PixelRect(x: 41, y: 23, width: 121, height: 77),
    PixelRect(x: 200, y: 100, width: 120, height: 80), PixelRect(x: 64, y: 32, width: 2, height: 2),
  ])
  func aPartIsCutWhereItLies(rect: PixelRect) throws {
    let coded = try luma(of: jpeg("sharp.mp4", at: 10, qscale: 1, rect: rect), rect)
    let frame = try fullRangeLuma("sharp.mp4", at: 10)
    let quality = psnr(coded, cut(frame, rect))
    #expect(quality > 38)
    guard rect.width > 2 else { return }
    for (dx, dy) in [(-1, 0), (1, 0), (0, -1), (0, 1)] {
      var moved = rect
      (moved.x, moved.y) = (rect.x + dx, rect.y + dy)
      guard whole.contains(moved) else { continue }
      #expect(psnr(coded, cut(frame, moved)) < quality - 6)
    }
  }

  /// The whole picture as FFmpeg turns it: transpose=1 is a quarter clockwise, 2 anticlockwise.
  @Test(
    arguments: [false, true],
    [
      (Rotation.none, "null"), (.quarter, "transpose=1"), (.half, "hflip,vflip"),
      (.threeQuarters, "transpose=2"),
    ])
  func aPictureIsTurnedAsFFmpegTurnsIt(isMirrored: Bool, turn: (Rotation, String)) throws {
    let orientation = Orientation(isMirrored: isMirrored, rotation: turn.0)
    let filter = isMirrored ? "hflip,\(turn.1)" : turn.1
    let coded = try planes(of: jpeg("colourful.mp4", at: 0, qscale: 2, orientation: orientation))
    let path = TestFolders.fixture("colourful.mp4").path
    let reference = try ReferenceFrames(
      path: path, filter: "scale=out_range=full,format=yuvj420p,\(filter)", limit: 1)
    #expect(psnr(coded, reference.samples(coded.count)) > 38)
  }

  /// Without `-noautorotate` the `ffmpeg` command shows a video upright by itself.
  @Test func aTurnedVideoIsShownAsFFmpegShowsIt() throws {
    let path = TestFolders.fixture("rotated.mp4").path
    let orientation = try VideoReader(path: path).facts.orientation
    let shown = try TestProgram.ffmpeg.output([
      "-v", "quiet", "-i", path, "-frames:v", "1", "-vf",
      "scale=out_range=full,format=yuvj420p,extractplanes=y", "-f", "rawvideo", "pipe:1",
    ])
    let bytes = try jpeg("rotated.mp4", at: 0, qscale: 2, orientation: orientation)
    let upright = PixelRect(x: 0, y: 0, width: 180, height: 320)
    #expect(psnr(try luma(of: bytes, upright), shown) > 38)
  }

  /// Against `ffmpeg -vf scale=160:90:flags=bicubic`.
  @Test func aPictureIsReducedAsFFmpegReducesIt() throws {
    let half = PixelRect(x: 0, y: 0, width: 160, height: 90)
    let coded = try luma(of: jpeg("sharp.mp4", at: 0, qscale: 1, size: (160, 90)), half)
    let reference = try ReferenceFrames(
      path: TestFolders.fixture("sharp.mp4").path,
      filter: "scale=160:90:flags=bicubic:out_range=full,format=yuvj420p,extractplanes=y", limit: 1)
    #expect(psnr(coded, reference.samples(160 * 90)) > 38)
  }

  @Test(arguments: [(0, 90), (160, 65_501), (.max, 1), (1, .min)])
  func sidesNoJPEGHasAreRefused(width: Int, height: Int) throws {
    let error = #expect(throws: MediaError.self) {
      try jpeg("sharp.mp4", at: 0, qscale: 4, size: (width, height))
    }
    #expect(error?.operation == .encode)
  }

  /// RGB samples of a PNG against those of FFmpeg's filter scale, chroma between its samples too; of an RGB video they are its own.
  @Test(arguments: [("colourful.mp4", 45.0), ("rotated.mp4", 45), ("rgb.mkv", .infinity)])
  func aPNGLosesNothing(name: String, least: Double) throws {
    let path = TestFolders.fixture(name).path
    let coded = try decoded(still(name, .png), "rgb24")
    let shown = try TestProgram.ffmpeg.output([
      "-v", "error", "-i", path, "-frames:v", "1", "-vf",
      "scale=flags=bicubic+accurate_rnd,format=gbrp,format=rgb24", "-f", "rawvideo", "pipe:1",
    ])
    #expect(coded.count == shown.count && !coded.isEmpty)
    if least.isFinite { #expect(psnr(coded, shown) > least) } else { #expect(coded == shown) }
  }

  @Test func aWebPKeepsItsColours() throws {
    let path = TestFolders.fixture("colourful.mp4").path
    let expected = try ReferenceFrames(path: path, filter: "format=yuv420p", limit: 1)
    let (fine, coarse) = (try still("colourful.mp4", .webp), try still("colourful.mp4", .webp, 10))
    #expect(fine.starts(with: Array("RIFF".utf8)))
    let samples = try decoded(fine, "yuv420p")
    #expect(psnr(samples, expected.samples(samples.count)) > 38)
    #expect(coarse.count < fine.count)
    #expect(try still("colourful.mp4", .webp) == fine)
  }

  @Test func aPaddedPictureIsBlackAround() throws {
    let shape = PictureFit.pad(width: 100, height: 100)
      .shape(of: whole, aspect: 1, orientation: .upright)
    let samples = try decoded(still("colourful.mp4", .png, shape: shape), "rgb24")
    #expect(samples.count == 100 * 100 * 3)
    // 100 x 56 pixels from row 22 on.
    #expect(samples.prefix(300 * 22).allSatisfy { $0 == 0 })
    #expect(samples.suffix(300 * 22).allSatisfy { $0 == 0 })
    #expect(samples[300 * 22..<300 * 23].contains { $0 > 0 })
  }

  /// What is left over is 35 rows on both sides; pictures that share chroma lie at even rows.
  @Test(arguments: [PictureFormat.png, .jpeg]) func aPaddedPictureLiesInTheMiddle(
    format: PictureFormat
  ) throws {
    let shape = PictureFit.pad(width: 160, height: 160)
      .shape(of: whole, aspect: 1, orientation: .upright)
    #expect(shape.width == 160 && shape.height == 90)
    let levels = try decoded(still("grey.mp4", format, 1, shape: shape), "gray")
    let rows = (0..<160).filter { y in levels[160 * y..<160 * (y + 1)].max() ?? 0 > 24 }
    #expect(rows.count == 90 && rows.first == (format == .png ? 35 : 34))
  }

  @Test(arguments: ["sharp.mp4", "ten-bit.mp4", "rgb.mkv", "animated.gif", "odd-size.mp4"])
  func theSameFrameGivesTheSameBytes(name: String) throws {
    let (first, second) = (try jpeg(name, at: 3, qscale: 4), try jpeg(name, at: 3, qscale: 4))
    #expect(first == second)
    #expect(first.starts(with: [0xFF, 0xD8]) && first.suffix(2) == [0xFF, 0xD9])
    #expect(try jpeg(name, at: 3, qscale: 20) != first)
  }
}

extension StillEncoderTests {
  /// The first frame, upright and whole where no shape is given.
  private func still(
    _ name: String, _ format: PictureFormat, _ quality: Int = 90, shape: PictureShape? = nil
  ) throws -> [UInt8] {
    let path = TestFolders.fixture(name).path
    let reader = try VideoReader(path: path)
    guard let frame = try reader.next() else {
      throw MediaError(.read, path: path, reason: "the fixture has no frame")
    }
    let all = PixelRect(x: 0, y: 0, width: frame.width, height: frame.height)
    let plain = PictureFit.full.shape(
      of: all, aspect: 1, orientation: reader.facts.orientation)
    return try StillEncoder(path: path, format: format, quality: quality)
      .encode(frame, shape ?? plain)
  }

  /// The samples of a picture as the `ffmpeg` command decodes it.
  private func decoded(_ picture: [UInt8], _ format: String) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let url = folder.url.appending(path: "picture")
    try Data(picture).write(to: url)
    return try TestProgram.ffmpeg.output([
      "-v", "error", "-i", url.path, "-pix_fmt", format, "-f", "rawvideo", "pipe:1",
    ])
  }

  private func jpeg(
    _ name: String, at index: Int, qscale: Int, rect: PixelRect? = nil,
    size: (width: Int, height: Int)? = nil, orientation: Orientation = .upright
  ) throws -> [UInt8] {
    let path = TestFolders.fixture(name).path
    let reader = try VideoReader(path: path)
    for _ in 0..<index { _ = try reader.next() }
    guard let frame = try reader.next() else {
      throw MediaError(.read, path: path, reason: "the fixture has no frame \(index)")
    }
    let rect = rect ?? PixelRect(x: 0, y: 0, width: frame.width, height: frame.height)
    let stored = size ?? (rect.width, rect.height)
    let (width, height) = orientation.swapsSides ? (stored.1, stored.0) : stored
    let shape = PictureShape(rect: rect, orientation: orientation, width: width, height: height)
    return try StillEncoder(path: path, quality: qscale).encode(frame, shape)
  }

  /// Y, then U, then V of a JPEG.
  private func planes(of jpeg: [UInt8]) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let url = folder.url.appending(path: "picture.jpg")
    try Data(jpeg).write(to: url)
    return try TestProgram.ffmpeg.output([
      "-v", "error", "-i", url.path, "-pix_fmt", "yuvj420p", "-f", "rawvideo", "pipe:1",
    ])
  }

  private func luma(of jpeg: [UInt8], _ rect: PixelRect) throws -> [UInt8] {
    let planes = try planes(of: jpeg)
    let (w, h) = ((rect.width + 1) / 2, (rect.height + 1) / 2)
    #expect(planes.count == rect.width * rect.height + 2 * w * h)
    return Array(planes.prefix(rect.width * rect.height))
  }

  private func fullRangeLuma(_ name: String, at index: Int) throws -> [UInt8] {
    try FixtureFrames.with(name, index) { frame in
      frame.lumaSamples.map { value in
        guard frame.range == .limited else { return value }
        return UInt8(min(255, max(0, (Double(value) - 16) * 255 / 219)).rounded())
      }
    }
  }

  private func cut(_ luma: [UInt8], _ rect: PixelRect) -> [UInt8] {
    (rect.y..<rect.y + rect.height).flatMap { y in
      luma[(y * 320 + rect.x)..<(y * 320 + rect.x + rect.width)]
    }
  }
}
