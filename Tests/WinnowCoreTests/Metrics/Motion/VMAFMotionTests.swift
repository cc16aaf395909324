import TestSupport
import Testing
import WinnowCore

/// Against FFmpeg 5.1's `vmafmotion`, which prints two digits,
///
///     ffmpeg -i FILE -vf 'vmafmotion,select=eq(n\,N),metadata=print:file=-' -f null -
///
/// and NumPy 2.4.6, where `y` and `x` are the stored Y planes of the frame and the one before:
///
///     f = [0.054488685, 0.244201342, 0.402619947, 0.244201342, 0.054488685]
///     def index(n):
///         i = np.abs(np.arange(-2, n + 2))
///         return np.where(i < n, i, 2 * n - 1 - i)
///     def blur(a):
///         rows = a[index(len(a))]
///         down = sum(f[k] * rows[k:k + len(a)] for k in range(5))
///         columns = down[:, index(a.shape[1])]
///         return sum(f[k] * columns[:, k:k + a.shape[1]] for k in range(5))
///     np.abs(blur(y.astype(float) - x)).mean()      # * 219 / 255 at full range
@Suite struct VMAFMotionTests {
  struct Golden: CustomTestStringConvertible, Sendable {
    var name: String
    var frame = 10
    var numpy: Double
    /// The values of this frame and of the one before.
    var filter: (last: Double, before: Double)
    /// What the filter's value is in levels of limited range.
    var gain = 1.0
    var testDescription: String { name }
  }

  @Test(arguments: [
    Golden(name: "sharp.mp4", numpy: 4.756663987626098, filter: (4.76, 4.76)),
    Golden(name: "noisy.mp4", numpy: 5.420996572043025, filter: (5.42, 5.52)),
    Golden(
      name: "full-range.mp4", numpy: 2.412466292224499, filter: (2.81, 2.85), gain: 219.0 / 255),
    Golden(name: "blurred.mp4", numpy: 1.8639954004824353, filter: (1.86, 1.89)),
    Golden(name: "odd-size.mp4", numpy: 3.6371475204812653, filter: (3.64, 3.62)),
    Golden(name: "dark.mp4", numpy: 0.26102268318533384, filter: (0.26, 0.19)),
    Golden(name: "letterboxed.mp4", numpy: 1.308044544509448, filter: (1.31, 1.35)),
    Golden(name: "original.mp4", numpy: 4.038153791095674, filter: (4.04, 4.15)),
    Golden(name: "vfr.mp4", frame: 37, numpy: 35.34459879021971, filter: (35.34, 8.06)),
    Golden(name: "interlaced.mpg", numpy: 6.249991462664321, filter: (6.25, 6.19)),
  ])
  func valueIsThatOfNumPyAndFFmpeg(_ golden: Golden) throws {
    let values = try ClipFrames.withFixture(golden.name, golden.frame, count: 3) {
      VMAFMotion().values(last: $0)
    }
    expect(values, golden)
  }

  @Test(
    .enabled(if: TestFolders.hasClips, "\(TestFolders.missingClips)"),
    arguments: [
      Golden(name: "web/27JMPcO4byc.33.mp4", numpy: 4.031170780386125, filter: (4.03, 5.1)),
      Golden(name: "web/CpO_paJZ9bI.35.mp4", numpy: 1.5676964935417024, filter: (1.57, 2.91)),
      Golden(name: "edited/bikes.mp4", numpy: 1.589877636222998, filter: (1.59, 2.26)),
      Golden(name: "classic/bigbuckbunny.mp4", numpy: 2.173306249879876, filter: (2.17, 2.18)),
      Golden(name: "classic/carphone_pristine.mp4", numpy: 2.10992989744458, filter: (2.11, 2.89)),
      Golden(name: "web/vsMjj2Pu9TM.99.mp4", numpy: 14.427068521669309, filter: (14.43, 13.4)),
    ])
  func valueOfAClipIsThatOfNumPyAndFFmpeg(_ golden: Golden) throws {
    let values = try ClipFrames.with(golden.name, golden.frame, count: 3) {
      VMAFMotion().values(last: $0)
    }
    expect(values, golden)
  }

  /// Weights are whole 1/128 down, and sums are rounded down four times.
  private func expect(_ values: [Double?], _ golden: Golden) {
    let (value, low) = (values[0] ?? .nan, values[1] ?? .nan)
    #expect(abs(value - golden.numpy) < 0.004 + 0.0025 * golden.numpy)
    #expect(abs(value - golden.gain * golden.filter.last) < 0.01 + 0.0025 * golden.filter.last)
    let lower = golden.gain * min(golden.filter.last, golden.filter.before)
    #expect(abs(low - lower) < 0.01 + 0.0025 * lower)
  }

  /// A blur keeps sums: a square that moves further than its side and the blur changes the picture by
  /// twice its levels. Of a large picture it lies between the rows that are read, unless all are.
  @Test func allRowsSeeWhatIsSmall() throws {
    let planes = [400, 440, 480].map { left in
      Plane(width: 1_920, height: 1_080) { x, y in
        left..<left + 12 ~= x && 516..<528 ~= y ? 200 : 0
      }
    }
    let values = planes[2].withFrame { earlier in
      planes[1].withFrame { previous in
        planes[0].withFrame { frame in
          SampledRows.allCases.map {
            VMAFMotion().values(last: [frame, previous, earlier], rows: $0)
          }
        }
      }
    }
    let whole = Double(2 * 200 * 12 * 12) / Double(1_920 * 1_080) * 219 / 255
    #expect(SampledRows.allCases == [.spread, .all])
    #expect(values[0] == [0, 0])
    #expect(values[1].allSatisfy { abs(($0 ?? .nan) - whole) < 0.01 * whole })
  }

  /// Behind a cut the frame moves by as much as the pictures differ; the one before did not.
  @Test func aCutIsNoMotion() throws {
    let planes = [200, 30, 29].map { Plane(width: 40, height: 40, filledWith: $0) }
    let values = planes[0].withFrame { cut in
      planes[1].withFrame { last in
        planes[2].withFrame { VMAFMotion().values(last: [cut, last, $0]) }
      }
    }
    let (motion, low) = (try #require(values[0]), try #require(values[1]))
    #expect(abs(motion - 170 * 219 / 255) < 0.1)
    #expect(abs(low - 219.0 / 255) < 0.05)
  }

  @Test func grainCountsLittle() throws {
    var generator = SeededGenerator(seed: 12)
    let frames = (0..<2).map { _ in
      Plane(width: 64, height: 64) { _, _ in UInt8.random(in: 100...120, using: &generator) }
    }
    let motion = frames[0].withFrame { a in
      frames[1].withFrame { VMAFMotion().values($0, previous: a)[0] }
    }
    // The mean size of the differences is 7; a blur by these weights leaves .29 * .29 ** .5 of it.
    #expect(abs(try #require(motion) * 255 / 219 - 2) < 0.4)
  }

  @Test func withoutAFrameBeforeThereIsNoValue() {
    let plane = Plane(width: 32, height: 34)
    #expect(plane.withFrame { VMAFMotion().values($0) } == [nil, nil])
    let values = plane.withFrame { before in
      plane.withFrame { VMAFMotion().values($0, previous: before) }
    }
    #expect(values == [0, 0])
  }
}
