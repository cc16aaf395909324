import Foundation
import TestSupport
import Testing
import WinnowMedia

/// High dynamic range is seen by its transfer function.
@Suite(.enabled(if: TestProgram.hasFFmpeg, "\(TestProgram.missing)"))
struct TransferFunctionTests {
  /// Numbers of ITU-T H.273: transfer characteristics and colour primaries.
  @Test(arguments: [
    (16, 9, TransferFunction.pq, "bt2020"), (18, 9, .hlg, "bt2020"), (1, 1, .sdr, "bt709"),
  ])
  func tagsAreRead(transfer: Int, primaries: Int, expected: TransferFunction, name: String) throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "tagged.mp4").path
    let tags = "transfer_characteristics=\(transfer):colour_primaries=\(primaries)"
    let fixture = TestFolders.fixture("vfr.mp4").path
    _ = try TestProgram.ffmpeg.output([
      "-i", fixture, "-c", "copy", "-bsf:v", "h264_metadata=\(tags)", path,
    ])
    let facts = try VideoReader(path: path).facts
    #expect(facts.transfer == expected)
    #expect(facts.primaries == name)
  }

  @Test func whatIsNotTaggedIsOfStandardRange() throws {
    let facts = try VideoReader(path: TestFolders.fixture("vfr.mp4").path).facts
    #expect(facts.transfer == .sdr && facts.primaries == "unknown")
  }
}
