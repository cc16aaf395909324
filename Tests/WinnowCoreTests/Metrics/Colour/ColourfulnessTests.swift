import TestSupport
import Testing
import WinnowCore

/// Against NumPy 2.4.6 and OpenCV 5.0.0, where `u` and `v` are the stored chroma planes of the frame,
/// got by `ffmpeg -i FILE -vf 'select=eq(n\,10)' -frames:v 1 -f rawvideo -`.
@Suite struct ColourfulnessTests {
  /// Red, green and blue as floating-point numbers without clipping; luma cancels out:
  ///
  ///     g = 255 / 224                                               # 1 at full range
  ///     R, B = 1.402 * g * (v - 128.0), 1.772 * g * (u - 128.0)
  ///     G = -(0.299 * R + 0.114 * B) / 0.587
  ///     rg, yb = R - G, (R + G) / 2 - B
  ///     np.sqrt(rg.var() + yb.var()) + 0.3 * np.hypot(rg.mean(), yb.mean())
  @Test(arguments: [
    ("sharp.mp4", 103.82472277727953), ("noisy.mp4", 101.88251629246207),
    ("colourful.mp4", 246.8050773045322), ("dark.mp4", 10.561712469058893),
    ("full-range.mp4", 101.28672012226026), ("letterboxed.mp4", 61.100615244830216),
    ("grey.mp4", 0),
  ])
  func valueIsThatOfTheFormula(name: String, expected: Double) throws {
    let value = try #require(try Colourfulness().values(name, 10)[0])
    #expect(abs(value - expected) < 1e-9)
  }

  /// The same formula on `cv2.cvtColor(yuv, cv2.COLOR_YUV2BGR_I420)`, whose levels are rounded and
  /// clipped: 0.05 apart where little is clipped. Of colourful.mp4, where much is, OpenCV makes 199.4.
  @Test(arguments: [
    ("sharp.mp4", 103.83260174001035), ("blurred.mp4", 95.0428614100323),
    ("noisy.mp4", 101.87501037014214), ("dark.mp4", 10.544029674539356),
    ("letterboxed.mp4", 61.075213512019346),
  ])
  func valueIsNearThatOfOpenCV(name: String, expected: Double) throws {
    let value = try #require(try Colourfulness().values(name, 10)[0])
    #expect(abs(value - expected) < 0.05)
  }

  /// Pure colours by BT.709 at full range: half red, half cyan. rg is 255 and -255, yb 127.5 and
  /// -127.5; chroma of red is (-255 * 0.2126 / 1.8556, 127.5) around 128, which eight bits round.
  @Test func matrixAndRangeCount() throws {
    let (u, v) = (
      Plane(width: 2, height: 1) { x, _ in x == 0 ? 99 : 157 },
      Plane(width: 2, height: 1) { x, _ in x == 0 ? 255 : 1 }
    )
    let luma = Plane(width: 4, height: 2)
    let value = luma.withView { luma in
      u.withView { u in
        v.withView { v in
          Colourfulness().values(
            FrameView(luma: luma, chroma: (u, v), range: .full, matrix: .bt709))
        }
      }
    }
    let expected = (255.0 * 255 + 127.5 * 127.5).squareRoot()
    #expect(abs(try #require(value[0]) - expected) < 0.01 * expected)
  }
}
