import Foundation
import TestSupport
import Testing
import WinnowCore
import WinnowMedia

/// Video that the `ffmpeg` command weaves of two fields, and its filter `idet`, which judges the
/// fields by the picture: neither has a flag to go by.
@Suite(.enabled(if: TestProgram.hasFFmpeg, "\(TestProgram.missing)"))
struct InterlacingTests {
  private static let moving = ["original.mp4", "sharp.mp4", "colourful.mp4", "noisy.mp4"]

  private enum Weave: String, CaseIterable {
    case progressive, tff, bff

    var filter: String {
      switch self {
      case .progressive: "framestep=2"
      case .tff: "tinterlace=interleave_top"
      case .bff: "tinterlace=interleave_bottom"
      }
    }
  }

  @Test(arguments: moving) func fieldsOfAFixtureAreFound(name: String) throws {
    try expectFields(TestFolders.fixture(name).path)
  }

  @Test(
    .enabled(if: TestFolders.hasClips, "\(TestFolders.missingClips)"),
    arguments: [
      "classic/bigbuckbunny.mp4", "edited/portrait_montage.mp4", "edited/bikes.mp4",
      "web/CpO_paJZ9bI.35.mp4", "web/YcAETihTOr4.2.mp4", "web/0idSKtn42WY.2.mp4",
    ])
  func fieldsOfAClipAreFound(name: String) throws {
    try expectFields(try #require(TestFolders.clips).appending(path: name).path)
  }

  private func expectFields(_ path: String) throws {
    let folder = try TemporaryFolder()
    let woven = folder.url.appending(path: "woven.mkv").path
    for weave in Weave.allCases {
      let input = ["-v", "error", "-nostdin", "-y", "-i", path, "-vf", weave.filter]
      _ = try TestProgram.ffmpeg.output(
        input + ["-frames:v", "24", "-an", "-c:v", "ffv1", "-field_order", "progressive", woven])
      let fields = try Self.asymmetry(woven)
      switch weave {
      case .progressive: #expect(abs(fields) < 0.05)
      case .tff: #expect(fields > 0.1)
      case .bff: #expect(fields < -0.1)
      }
      #expect(try Self.judgementOfFFmpeg(woven) == weave)
    }
  }

  /// The mean over all frames but the first.
  private static func asymmetry(_ path: String) throws -> Double {
    let reader = try VideoReader(path: path)
    guard var previous = try reader.next() else { return 0 }
    var values: [Double] = []
    while let frame = try reader.next() {
      let value = try reader.withView(of: previous) { previous in
        try reader.withView(of: frame) { Combing().values($0, previous: previous)[0] }
      }
      values.append(value ?? 0)
      previous = frame
    }
    return values.reduce(0, +) / Double(max(1, values.count))
  }

  /// What `idet` says of most frames.
  private static func judgementOfFFmpeg(_ path: String) throws -> Weave? {
    let print = "metadata=mode=print:key=lavfi.idet.multiple.current_frame:file=-"
    let output = try TestProgram.ffmpeg.output(
      ["-v", "error", "-nostdin", "-i", path, "-vf", "idet,\(print)", "-f", "null", "-"])
    let words = String(decoding: output, as: UTF8.self).split { $0 == "=" || $0 == "\n" }
    let judged = words.compactMap { Weave(rawValue: String($0)) }
    return Weave.allCases.max { a, b in
      judged.count { $0 == a } < judged.count { $0 == b }
    }
  }
}
