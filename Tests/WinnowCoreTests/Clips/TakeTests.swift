import Testing

@testable import WinnowCore

/// Shots that a flash has cut a take into are joined; others are not.
@Suite struct TakeTests {
  private enum Picture {
    case scene(UInt64)
    case white
  }

  /// A video of ten frames a second: what each of its shots shows, and for how many frames. Scenes
  /// move on from shot to shot.
  private func clips(
    _ shots: [(Picture, frames: Int)], transition: Transition = .cut, stitches: Bool = true
  ) -> [Range<Int>] {
    var (builder, track, boundaries) = (FingerprintBuilder(), FingerprintTrack(), [ShotBoundary]())
    var index = 0
    for (picture, frames) in shots {
      if index > 0 {
        boundaries.append(
          ShotBoundary(frame: index, transition: transition, span: index..<index, confidence: 1))
        track.append(builder.flush(before: index, box: nil))
      }
      for _ in 0..<frames {
        let luma = luma(picture, at: Double(index) / 10)
        builder.push(
          AnalysisFrame(index: index, time: Int64(index), luma: luma), seconds: Double(index) / 10)
        index += 1
      }
    }
    track.append(builder.flush(before: index, box: nil))
    var rules = ClipRules()
    (rules.minimum, rules.stitches) = (0, stitches)
    let times = FrameTimes(
      durations: [Int64](repeating: 1, count: index), timeBase: Rational(1, 10))
    return rules.clips(
      of: Shot.list(of: boundaries, frameCount: index), in: MeasuredFrames(times: times),
      fingerprints: track
    ).map(\.frames)
  }

  private func luma(_ picture: Picture, at seconds: Double) -> Plane {
    switch picture {
    case .scene(let seed): TexturedScene(seed: seed).frame(at: seconds)
    case .white: Plane(width: TexturedScene.width, height: TexturedScene.height) { _, _ in 235 }
    }
  }

  @Test func theSamePictureOnBothSidesOfACutIsOneTake() {
    let shots = [(Picture.scene(3), frames: 20), (.scene(3), 20), (.scene(4), 20)]
    #expect(clips(shots) == [0..<40, 40..<60])
    #expect(clips(shots, stitches: false) == [0..<20, 20..<40, 40..<60])
  }

  @Test func aFlashBetweenTheSamePicturesBelongsToTheTake() {
    #expect(clips([(.scene(3), 20), (.white, 3), (.scene(3), 20)]) == [0..<43])
    #expect(
      clips([(.scene(3), 20), (.white, 2), (.scene(3), 5), (.white, 2), (.scene(3), 20)])
        == [0..<49])
  }

  @Test func aFlashBetweenOtherPicturesDoesNot() {
    #expect(clips([(.scene(3), 20), (.white, 3), (.scene(4), 20)]) == [0..<20, 20..<23, 23..<43])
  }

  /// As when a short shot is followed by another: it stays by itself.
  @Test func aShortShotIsNotJoinedToOneSideAlone() {
    #expect(
      clips([(.scene(3), 20), (.scene(3), 3), (.scene(4), 20)]) == [0..<20, 20..<23, 23..<43])
    #expect(
      clips([(.scene(4), 20), (.scene(3), 3), (.scene(3), 20)]) == [0..<20, 20..<23, 23..<43])
  }

  @Test func whatLastsLongerIsNoFlash() {
    #expect(
      clips([(.scene(3), 20), (.scene(4), 6), (.scene(3), 20)]) == [0..<20, 20..<26, 26..<46])
  }

  @Test func onlyCutsAreStitched() {
    #expect(
      clips([(.scene(3), 20), (.scene(3), 20)], transition: .dissolve) == [0..<20, 20..<40])
  }
}
