import TestSupport
import Testing
import WinnowCore

@Suite struct TemporalInformationTests {
  /// NumPy 2.4.6, where `y` and `x` are the stored Y planes of the frame and the one before:
  ///
  ///     ((y - x.astype(float)) * 255 / 219).std()     # without the factor at full range
  ///
  /// and FFmpeg 5.1's `siti`, which prints two digits. It clips to black and white and rounds down to
  /// whole levels before it subtracts, which moves its value by at most 0.2 % and 0.02 here:
  ///
  ///     ffmpeg -i FILE -vf 'siti,select=eq(n\,N),metadata=print:file=-' -f null -
  @Test(arguments: [
    ("sharp.mp4", 10, 14.921841955242886, 14.92),
    ("noisy.mp4", 10, 17.910892917077422, 17.91),
    ("full-range.mp4", 10, 4.486496942492624, 4.49),
    ("vfr.mp4", 37, 51.35081799602382, 51.34),
    ("static.mp4", 10, 0.08959050865388013, 0.10),
  ])
  func valueIsThatOfNumPyAndFFmpeg(name: String, frame: Int, numpy: Double, siti: Double) throws {
    let value = try FixtureFrames.withPair(name, frame) { current, previous in
      TemporalInformation().values(current, previous: previous)[0]
    }
    #expect(abs(try #require(value) - numpy) < 1e-9)
    #expect(abs(try #require(value) - siti) < 0.02 + 0.002 * siti)
  }

  @Test func aChangeOfBrightnessAloneIsNoMovement() {
    let (dark, light) = (
      Plane(width: 9, height: 5, filledWith: 30), Plane(width: 9, height: 5, filledWith: 200)
    )
    let value = dark.withFrame { a in
      light.withFrame { TemporalInformation().values($0, previous: a)[0] }
    }
    #expect(value == 0)
  }

  @Test func withoutAFrameBeforeOfTheSameSizeThereIsNoValue() {
    let (small, large) = (Plane(width: 9, height: 5), Plane(width: 10, height: 5))
    #expect(large.withFrame { TemporalInformation().values($0) } == [nil])
    let other = small.withFrame { a in
      large.withFrame { TemporalInformation().values($0, previous: a) }
    }
    #expect(other == [nil])
  }
}
