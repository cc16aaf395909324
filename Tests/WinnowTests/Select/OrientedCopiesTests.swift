import Foundation
import TestSupport
import Testing

@testable import Winnow

@Suite(.enabled(if: TestProgram.hasFFmpeg, "\(TestProgram.missing)"))
struct OrientedCopiesTests {
  /// A video that says how it is shown, and what `ffmpeg` makes of it, which is stored as shown.
  @Test(arguments: RightAngle.all) func aVideoStoredUprightIsACopy(angle: RightAngle) throws {
    let workspace = try Workspace()
    let phone = workspace.videos.appending(path: "phone.mp4")
    try OrientedMovie.write("original.mp4", angle, to: phone)
    _ = try TestProgram.ffmpeg.output([
      "-v", "quiet", "-i", phone.path, "-an", "-c:v", "mpeg4", "-q:v", "6",
      workspace.videos.appending(path: "upright.mp4").path,
    ])
    try workspace.scan()
    try workspace.select()
    struct Facts: Decodable, Equatable {
      var mirrored: Bool
      var rotation: Int
    }
    let facts = try workspace.lines(VideoList.fileName, of: Facts.self)
    #expect(facts.last == Facts(mirrored: false, rotation: 0))
    let clips = try workspace.lines(Manifest.fileName, of: ClipAnswer.self)
    #expect(clips.map(\.video) == ["phone.mp4", "upright.mp4"])
    #expect(clips.map(\.group) == [1, 1])
    let similarity = clips.compactMap(\.copyOf?.similarity)
    #expect(similarity.count == 1 && similarity.allSatisfy { $0 > 0.95 })
  }
}
