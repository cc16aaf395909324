import Foundation
import TestSupport
import Testing
import WinnowCore

@Suite struct EdgeWidthTests {
  typealias Golden = (file: String, width: Double)

  /// NumPy 2.4.6 on the stored Y plane `y` of frame 10, got by
  /// `ffmpeg -i FILE -vf 'select=eq(n\\,10)' -frames:v 1 -f rawvideo -`; `gain` is 255 / 219, or 1 at
  /// full range. The same integers counted: only the last digits may differ.
  ///
  ///     runs = [(np.abs(np.diff(r[c])) * gain >= 32, np.diff(c))
  ///             for r in [*y.astype(int), *y.T.astype(int)]
  ///             for c in [np.flatnonzero(np.diff(np.sign(np.diff(r)))) + 1]]
  ///     sum(w[ok].sum() for ok, w in runs) / sum(ok.sum() for ok, w in runs)
  @Test(arguments: [
    ("sharp.mp4", 2.1714634808579962), ("blurred.mp4", 18.98211091234347),
    ("noisy.mp4", 2.5618341341132234), ("full-range.mp4", 9.864362569285948),
    ("odd-size.mp4", 2.7513581278729626), ("letterboxed.mp4", 8.550664136622391),
  ])
  func fixturesAreThoseOfNumPy(golden: Golden) throws {
    let value = try #require(try EdgeWidth().values(golden.file, 10)[0])
    #expect(abs(value - golden.width) < 1e-9, "\(value)")
  }

  @Test(
    .enabled(if: TestFolders.hasClips, "\(TestFolders.missingClips)"),
    arguments: [
      ("web/0idSKtn42WY.2.mp4", 3.323999552872792),
      ("web/AR4f5aJ2JIU.284.mp4", 2.917184401850628),
      ("edited/cartoon_subtitled.mp4", 3.6827323790541766),
      ("edited/bikes.mp4", 6.526195899772209),
      ("classic/carphone_distorted.mp4", 5.948261589403973),
    ])
  func realClipsAreThoseOfNumPy(golden: Golden) throws {
    let value = try FixtureFrames.with(clip: golden.file, 10) { EdgeWidth().values($0)[0] }
    #expect(abs(try #require(value) - golden.width) < 1e-9)
  }

  /// FFmpeg's `blurdetect` looks for edges with Sobel's and Canny's steps and follows them across; it
  /// agrees which of two blurs of a picture is the stronger one.
  @Test(
    .enabled(if: TestProgram.hasFFmpeg, "\(TestProgram.missing)"),
    arguments: ["sharp.mp4", "original.mp4", "noisy.mp4", "colourful.mp4"])
  func blurOrdersAsBlurdetectDoes(name: String) throws {
    let path = TestFolders.fixture(name).path
    let filter =
      "select=eq(n\\,10),loop=loop=4:size=1:start=0,setpts=N/25/TB,"
      + zip([1.0, 1.5, 2, 3], 1...).map { "gblur=\($0):steps=3:enable=eq(n\\,\($1))" }
      .joined(separator: ",")
    let arguments = ["-v", "error", "-nostdin", "-i", path, "-fps_mode", "passthrough", "-vf"]
    let printed = try TestProgram.ffmpeg.output(
      arguments + ["\(filter),blurdetect,metadata=print:file=-", "-f", "null", "-"])
    let blurs = String(decoding: printed, as: UTF8.self).split(separator: "\n")
      .compactMap { $0.hasPrefix("lavfi.blur=") ? Double($0.dropFirst(11)) : nil }
    let frames = try ReferenceFrames(path: path, filter: "\(filter),extractplanes=y")
    let values = try (0..<5).map { _ in
      let samples = frames.samples(320 * 180)
      let plane = Plane(width: 320, height: 180) { x, y in samples[y * 320 + x] }
      return try #require(plane.withFrame(range: .limited) { EdgeWidth().values($0)[0] })
    }
    #expect(values == values.sorted() && blurs == blurs.sorted(), "\(values) \(blurs)")
  }

  /// A step is one pixel wide; a ramp of eight steps of ten levels, eight.
  @Test func rampsAreAsWideAsTheyAre() {
    let step = Plane(width: 64, height: 80) { x, _ in x < 32 ? 20 : 100 }
    #expect(step.withFrame { EdgeWidth().values($0) } == [1])
    let ramp = Plane(width: 64, height: 80) { x, _ in UInt8(20 + 10 * min(8, max(0, x - 20))) }
    #expect(ramp.withFrame { EdgeWidth().values($0) } == [8])
  }

  /// 80 rows have an edge of 80 levels, which is too few of rows and levels for these.
  @Test func fewOrWeakEdgesGiveNone() {
    let low = Plane(width: 64, height: 49) { x, _ in x < 32 ? 20 : 100 }
    #expect(low.withFrame { EdgeWidth().values($0) } == [nil])
    let weak = Plane(width: 64, height: 80) { x, _ in x < 32 ? 20 : 51 }
    #expect(weak.withFrame { EdgeWidth().values($0) } == [nil])
  }
}
