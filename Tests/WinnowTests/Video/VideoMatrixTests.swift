import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// Which matrix pictures are made by, against the `ffmpeg` command.
@Suite(.enabled(if: TestProgram.hasFFmpeg, Comment(rawValue: TestProgram.missing)))
struct VideoMatrixTests {
  private let folder: TemporaryFolder
  private let file: URL

  init() throws {
    folder = try TemporaryFolder()
    file = folder.url.appending(path: "coloured.mkv")
  }

  private func make(_ height: Int, _ options: String...) throws -> Video {
    _ = try TestProgram.ffmpeg.output(
      ["-v", "error", "-f", "lavfi", "-i", "testsrc=s=320x\(height):d=0.2:r=10", "-c:v", "ffv1"]
        + options + [file.path])
    return try Video(file.path)
  }

  private func expect(
    _ video: Video, _ matrix: ColorMatrix?, filter: String,
    at place: SourceLocation = #_sourceLocation
  ) throws {
    let shown = try shownByFFmpeg([1], of: file, filter: filter)
    let found = try video.frame(1).picture(matrix: matrix).samples
    let difference = zip(found, shown).map { abs(Int($0) - Int($1)) }.max() ?? .max
    #expect(found.count == shown.count && difference <= 1, sourceLocation: place)
  }

  private func scale(_ matrix: String) -> String {
    "scale=flags=bicubic+accurate_rnd:in_color_matrix=\(matrix)"
  }

  @Test(arguments: [(720, ColorMatrix.bt709, "bt709"), (718, .bt601, "bt601")])
  func aMatrixThatIsNotSaidIsGuessedOrNamed(
    height: Int, guess: ColorMatrix, name: String
  ) throws {
    let video = try make(height, "-pix_fmt", "yuv420p")
    #expect(!video.isMatrixAnnounced && video.facts.matrix == guess)
    try expect(video, nil, filter: scale(name))
    try expect(video, .bt601, filter: scale("bt601"))
    try expect(video, .bt709, filter: scale("bt709"))
    try expect(video, .bt2020, filter: scale("bt2020"))
  }

  @Test func aMatrixThatIsSaidIsTaken() throws {
    let video = try make(720, "-pix_fmt", "yuv420p", "-colorspace", "smpte170m")
    #expect(video.isMatrixAnnounced && video.facts.matrix == .bt601)
    try expect(video, nil, filter: scale("bt601"))
    try expect(video, .bt709, filter: scale("bt709"))
  }

  /// Red, green and blue need none.
  @Test(arguments: [nil, ColorMatrix.bt601, .bt709]) func redGreenAndBlueStay(
    matrix: ColorMatrix?
  ) throws {
    let video = try make(720, "-pix_fmt", "bgr0")
    #expect(video.isMatrixAnnounced)
    try expect(video, matrix, filter: "format=gbrp")
  }
}
