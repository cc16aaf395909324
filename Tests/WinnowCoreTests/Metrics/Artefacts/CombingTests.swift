import TestSupport
import Testing
import WinnowCore

@Suite struct CombingTests {
  /// NumPy 2.4.6, where `y` and `x` are the stored Y planes of frame 10 and frame 9 as integers:
  ///
  ///     comb = np.abs(y[:-2] + y[2:] - 2 * x[1:-1]) * (y[1:-1] != x[1:-1])
  ///     odd, even = comb[0::2].sum(), comb[1::2].sum()
  ///     (even - odd) / (even + odd)
  @Test(arguments: [
    ("interlaced.mpg", 0.23731777669745585), ("sharp.mp4", -0.00016157786167857855),
    ("noisy.mp4", -0.0030780233340812206), ("full-range.mp4", 0.00785644814548023),
  ])
  func valueIsThatOfNumPy(name: String, expected: Double) throws {
    let value = try FixtureFrames.withPair(name, 10) { current, previous in
      Combing().values(current, previous: previous)[0]
    }
    #expect(abs(try #require(value) - expected) < 1e-12)
  }

  /// A ramp that moves one sample a field, so that a sample tells the moment of its field. Rows of the
  /// frame before are 3 fields behind those of the field shown last, and 1 behind those shown first.
  @Test(arguments: [0, 1]) func fieldsOfAMovingRamp(first: Int) throws {
    func frame(_ number: Int) -> Plane {
      Plane(width: 32, height: 34) { x, y in UInt8(4 * (x + 2 * number + (y % 2 == first ? 0 : 1)))
      }
    }
    let (earlier, later) = (frame(0), frame(1))
    let value = earlier.withFrame { previous in
      later.withFrame { Combing().values($0, previous: previous)[0] }
    }
    #expect(try #require(value) == (first == 0 ? 0.5 : -0.5))
  }

  /// Fields are rows as stored, however the picture is shown.
  @Test(arguments: RightAngle.all) func fieldsAreStoredRows(angle: RightAngle) throws {
    let (value, shown) = try FixtureFrames.withPair("interlaced.mpg", 10) { current, previous in
      var (turned, earlier) = (current, previous)
      (turned.orientation, earlier.orientation) = (angle.orientation, angle.orientation)
      return (
        Combing().values(current, previous: previous), Combing().values(turned, previous: earlier)
      )
    }
    #expect(value == shown && value != [nil])
  }

  @Test func aStillHasNoFields() throws {
    let plane = Plane(width: 32, height: 34) { x, y in UInt8((x * 37 + y * 91) % 251) }
    let value = plane.withFrame { frame in Combing().values(frame, previous: frame)[0] }
    #expect(value == 0)
  }

  @Test func withoutAFrameBeforeThereIsNoValue() throws {
    let plane = Plane(width: 32, height: 34)
    #expect(plane.withFrame { Combing().values($0) } == [nil])
  }
}
