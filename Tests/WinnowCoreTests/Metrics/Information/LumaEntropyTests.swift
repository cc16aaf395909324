import TestSupport
import Testing
import WinnowCore

/// Against FFmpeg 5.1, whose filter adds up in single precision and prints six digits behind the
/// point. 256 additions are each off by up to half a bit, 2.4e-7; the sums are within 1e-5.
///
///     ffmpeg -i FILE -vf 'select=eq(n\,N),entropy,metadata=print:file=-' -frames:v 1 -f null -
@Suite struct LumaEntropyTests {
  @Test(arguments: [
    ("sharp.mp4", 10, 6.581598), ("colourful.mp4", 10, 7.140838), ("dark.mp4", 10, 3.642533),
    ("full-range.mp4", 10, 7.305937), ("grey.mp4", 10, 7.283067), ("noisy.mp4", 5, 7.021142),
    ("letterboxed.mp4", 20, 5.913029), ("odd-size.mp4", 10, 6.874672),
    ("vfr.mp4", 20, 6.888695),
  ])
  func valueIsThatOfFFmpeg(name: String, frame: Int, expected: Double) throws {
    let value = try #require(try LumaEntropy().values(name, frame)[0])
    #expect(abs(value - expected) < 1e-5)
  }

  @Test(arguments: [(1, 0.0), (2, 1), (4, 2), (16, 4), (256, 8)])
  func equallyManyOfEachLevelGiveTheLogarithm(levels: Int, bits: Double) throws {
    let plane = Plane(width: 256, height: 2) { x, _ in UInt8(x % levels) }
    #expect(try #require(plane.withFrame { LumaEntropy().values($0)[0] }) == bits)
  }
}
