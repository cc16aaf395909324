import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// The keyframes a scan records are those `ffprobe` shows.
@Suite(.enabled(if: TestProgram.hasFFmpeg, Comment(rawValue: TestProgram.missing)))
struct KeyframePlacesTests {
  @Test(arguments: [
    "vfr.mp4", "delayed.mp4", "edit-list.mp4", "open-gop.mkv", "open-gop-hevc.mp4", "hard-cuts.mp4",
    "vp9.webm", "av1.mp4", "mpeg1.mpg", "mpeg4.avi", "mjpeg.avi", "animated.gif", "interlaced.mpg",
  ])
  func theyAreThoseOfFFprobe(name: String) throws {
    let file = TestFolders.fixture(name).path
    let source = try #require(try InputWalker.sources(in: [file]).first)
    let measured = try #require(VideoScanner(recipe: Recipe()).scan(source)?.measurements)
    let flags = try keyFlags(file)
    #expect(flags.count == measured.times.count)
    #expect(measured.keyframes == flags.indices.filter { flags[$0] })
  }

  /// Whether each frame shown is a keyframe.
  private func keyFlags(_ file: String) throws -> [Bool] {
    let output = try TestProgram.ffprobe.output([
      "-v", "error", "-select_streams", "v:0", "-show_frames", "-show_entries", "frame=key_frame",
      "-of", "default=nw=1", file,
    ])
    return String(decoding: output, as: UTF8.self).split(separator: "\n")
      .filter { $0.hasPrefix("key_frame=") }.map { $0.hasSuffix("=1") }
  }
}
