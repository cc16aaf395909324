import TestSupport
import Testing
import WinnowCore

@Suite struct AnalysisFrameTests {
  /// NumPy 2.4.6, where `y` is the stored Y plane of the frame, got by
  /// `ffmpeg -i letterboxed.mp4 -vf 'select=eq(n\,10)' -frames:v 1 -f rawvideo -`:
  ///
  ///     def box(p):
  ///       h, w = p.shape[0] // 2, p.shape[1] // 2
  ///       return (p.reshape(h, 2, w, 2).sum(axis=(1, 3), dtype=int) + 2) // 4
  ///     luma = np.clip(np.floor((box(y) - 16) * 255 / 219 + 0.5), 0, 255).astype(int)
  ///     luma.sum(), (luma * np.arange(luma.size).reshape(luma.shape) % 65521).sum()
  @Test func planesAreMeansOfSquaresAtFullRange() throws {
    let frame = try FixtureFrames.with("letterboxed.mp4", 10) {
      AnalysisFrame(reducing: $0, index: 10, time: 5_120)
    }
    #expect(frame.index == 10 && frame.time == 5_120)
    #expect(sums(frame.luma) == [320, 180, 6_170_167, 1_420_057_812])
  }

  /// At 1080p every third of six rows counts: NumPy's `frame.reshape(180, 6, 320, 6)[:, ::3].mean(axis=(1, 3))`.
  @Test func largeFramesAreReadRowByRow() {
    let luma = Plane(width: 1_920, height: 1_080) { x, y in
      UInt8(y % 3 > 0 ? 255 : (x / 6 + y / 6) % 200)
    }
    let frame = luma.withFrame { AnalysisFrame(reducing: $0, index: 0, time: 0) }
    #expect(frame.luma == Plane(width: 320, height: 180) { x, y in UInt8((x + y) % 200) })
  }

  /// Width, height, the sum of the samples, and a sum that tells where they are.
  private func sums(_ plane: Plane) -> [Int] {
    let samples = plane.samples.map(Int.init)
    let places = samples.enumerated().reduce(0) { $0 + $1.element * $1.offset % 65_521 }
    return [plane.width, plane.height, samples.reduce(0, +), places]
  }

  @Test(arguments: [
    (1, 1, 1), (320, 180, 1), (640, 359, 1), (640, 360, 2), (1_080, 1_920, 6), (3_840, 2_160, 12),
    (100_000, 179, 1), (65_536, 65_536, 256),
  ])
  func theShortSideIsAtLeast180(width: Int, height: Int, factor: Int) {
    #expect(AnalysisFrame.factor(width: width, height: height) == factor)
  }

  @Test(arguments: RightAngle.all) func lumaIsTurnedAsShown(angle: RightAngle) throws {
    let luma = Plane(width: 400, height: 360) { x, y in UInt8((x * 37 + y * 91) % 251) }
    func reduced(_ orientation: Orientation) -> Plane {
      luma.withFrame(orientation: orientation) {
        AnalysisFrame(reducing: $0, index: 0, time: 0).luma
      }
    }
    let (from, to) = (reduced(.upright), reduced(angle.orientation))
    let size = angle.swapsSides ? [from.height, from.width] : [from.width, from.height]
    try #require([to.width, to.height] == size)
    for (x, y) in [(0, 0), (7, 1), (from.width - 1, 0), (3, from.height - 1)] {
      let place = angle.place(x, y, width: from.width, height: from.height)
      #expect(to[place.x, place.y] == from[x, y])
    }
  }

  @Test func smallPicturesAreNotReduced() {
    let plane = Plane(width: 5, height: 3, filledWith: 128)
    #expect(plane.withFrame { AnalysisFrame(reducing: $0, index: 0, time: 0).luma } == plane)
  }
}
