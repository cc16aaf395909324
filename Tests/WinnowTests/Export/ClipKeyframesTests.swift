import Foundation
import TestSupport
import Testing
import WinnowCore

@testable import Winnow

/// Keyframes of clips of videos whose frames do not come at one rate: one every two seconds while pictures
/// move.
@Suite(.enabled(if: TestProgram.hasFFmpeg, Comment(rawValue: TestProgram.missing)))
struct ClipKeyframesTests {
  private let workspace: Workspace

  init() throws { workspace = try Workspace() }

  /// Ten seconds of 30 frames each in which, somewhere, a picture stands.
  @Test(arguments: [
    "setpts='PTS+if(gte(N,150),20/TB,0)'", "setpts='PTS+if(gte(N,150),3600/TB,0)'",
    "select='lt(mod(t,3),1)'",
  ])
  func picturesThatStandAddNone(filter: String) throws {
    let video = workspace.videos.appending(path: "a.mp4").path
    _ = try TestProgram.ffmpeg.output(
      ["-v", "error", "-y", "-f", "lavfi", "-i", "testsrc2=s=96x64:r=30:d=10", "-vf", filter]
        + ["-fps_mode", "vfr", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"]
        + [video])
    try workspace.scan()
    try workspace.select(.everything)
    let folder = workspace.output.appending(path: "clips")
    _ = try Export(recipe: .everything, format: ClipsSink.name, isolation: .thisProcess).run(
      workspace.catalog(), to: folder)
    let lines = try workspace.lines("clips/\(Manifest.fileName)", of: ClipsSinkTests.Line.self)
    #expect(!lines.isEmpty)
    for line in lines {
      let flags = try TestProgram.ffprobe.output(
        ["-v", "error", "-select_streams", "v", "-show_entries", "packet=flags", "-of", "csv=p=0"]
          + [folder.appending(path: line.media.file).path])
      let packets = String(decoding: flags, as: UTF8.self).split(separator: "\n")
      let keyframes = packets.indices.filter { packets[$0].hasPrefix("K") }
      #expect(packets.count == line.media.frames)
      #expect(keyframes == Array(stride(from: 0, to: packets.count, by: 60)))
    }
  }
}
