import TestSupport
import Testing
import WinnowMedia

/// Planes of deep samples, against arithmetic on the samples that the `ffmpeg` command decodes.
@Suite(.enabled(if: TestProgram.hasFFmpeg, "\(TestProgram.missing)"))
struct VideoFramePlanesTests {
  @Test func tenBitsBecomeEight() throws {
    try expectQuarter(TestFolders.fixture("ten-bit.mp4").path)
  }

  @Test(
    .enabled(if: TestFolders.hasClips, "\(TestFolders.missingClips)"),
    arguments: [
      "h264_10bits.mp4", "nasa_13013_hdr.mp4", "testsrc2_444_10bit_hevc.mp4",
      "testsrc2_odd_height_and_width_vp9_10bit.mp4",
    ])
  func tenBitsOfRealClipsBecomeEight(name: String) throws {
    try expectQuarter(try #require(TestFolders.clips).appending(path: "formats/\(name)").path)
  }

  /// A quarter of the value, rounded, halves up, in the first 12 frames.
  private func expectQuarter(_ path: String) throws {
    let reader = try VideoReader(path: path)
    let reference = try ReferenceFrames(path: path, filter: "extractplanes=y", limit: 12)
    var count = 0
    while count < 12, let frame = try reader.next() {
      try reader.withView(of: frame) { view in
        let levels = view.lumaSamples
        let stored = reference.samples(2 * levels.count)
        let expected = levels.indices.map { index in
          let value = Int(stored[2 * index]) | Int(stored[2 * index + 1]) << 8
          return UInt8(min(255, (value + 2) / 4))
        }
        #expect(levels == expected, "frame \(count)")
      }
      count += 1
    }
    _ = try reference.finish()
    #expect(count > 0)
  }
}
