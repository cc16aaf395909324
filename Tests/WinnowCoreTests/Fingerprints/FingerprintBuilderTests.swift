import Testing

@testable import WinnowCore

@Suite struct FingerprintBuilderTests {
  private let scene = TexturedScene(seed: 1)

  private func frame(_ index: Int, _ luma: Plane) -> AnalysisFrame {
    AnalysisFrame(index: index, time: Int64(index), luma: luma)
  }

  /// A still picture at 50 frames per second: a code each 0.2 s at first, then each 0.5 s.
  @Test func stillPicturesAreKeptAtTheLongestHold() {
    var builder = FingerprintBuilder()
    let still = scene.frame(at: 0)
    for i in 0..<100 { builder.push(frame(i, still), seconds: Double(i) / 50) }
    let moments = builder.flush(before: 100, box: nil)
    #expect(moments.map(\.start) == [0, 200, 400, 600, 1100, 1600])
    #expect(moments.map(\.end) == [200, 400, 600, 1100, 1600, 2000])
    #expect(Set(moments.map(\.picture)).count == 1)
  }

  @Test func framesAreSampledAtTenthsOfASecond() {
    var builder = FingerprintBuilder()
    for i in 0..<24 {
      builder.push(frame(i, scene.frame(at: Double(i) * 10)), seconds: Double(i) / 24)
    }
    // Unrelated pictures: each sample is new. Frames 3, 5, 8 ... are the first at or after a tick.
    let expected = [0, 125, 208, 333, 417, 500, 625, 708, 833, 917] as [Int32]
    #expect(builder.flush(before: .max, box: nil).map(\.start) == expected)
  }

  @Test func aFlushLeavesLaterFramesAndEndsTheHoldAtTheBoundary() {
    var builder = FingerprintBuilder()
    for i in 0..<20 { builder.push(frame(i, scene.frame(at: 0)), seconds: Double(i) * 0.04) }
    let first = builder.flush(before: 12, box: nil)
    #expect(first.map(\.start) == [0, 200, 400])
    #expect(first.last?.end == 480)
    let second = builder.flush(before: .max, box: nil)
    #expect(second.map(\.start) == [520, 720])
    #expect(second.last?.end == 800)
    #expect(builder.flush(before: .max, box: nil).isEmpty)
  }

  @Test func aFullBuilderTakesNoMore() {
    var builder = FingerprintBuilder()
    let still = Plane(width: 64, height: 36, filledWith: 100)
    for i in 0..<400 { builder.push(frame(i, still), seconds: Double(i) / 10) }
    #expect(builder.isFull)
    #expect(builder.flush(before: .max, box: nil).last?.end == 30_000)
    #expect(!builder.isFull)
  }

  @Test func planesAreHeldSmall() {
    let reduction = PlaneReduction(width: 638, height: 359)
    let plane = Plane(width: 638, height: 359, filledWith: 7)
    let small = Plane(width: 160, height: 90, filledWith: 7)
    let frame = AnalysisFrame(index: 0, time: 0, luma: plane)
    #expect(reduction?.reduced(frame, kernels: .reference) == small)
    #expect(PlaneReduction(width: 160, height: 90) == nil)
    #expect(PlaneReduction(width: 4000, height: 1) != nil)
  }

  /// Whatever comes in, nothing traps: times that are none, sizes that change, one pixel.
  @Test func oddInputIsTakenOrLeftOut() {
    var builder = FingerprintBuilder()
    for (i, seconds) in [.nan, .infinity, -1e300, 5, 4, 5.1, -5, 2_147_483.647].enumerated() {
      builder.push(frame(i, Plane(width: 1 + i * 300, height: 1 + i)), seconds: seconds)
    }
    let moments = builder.flush(before: .max, box: nil)
    #expect(moments.map(\.start) == [5000, .max])
    #expect(moments.allSatisfy { $0.start <= $0.end })
  }

  @Test func theBoxLeavesBarsOut() throws {
    let picture = scene.frame(at: 1)
    let boxed = Plane(width: picture.width, height: picture.height + 40) { x, y in
      20..<picture.height + 20 ~= y ? picture[x, y - 20] : 16
    }
    let height = Double(boxed.height)
    let box = try #require(
      CropFractions(left: 0, top: 20 / height, right: 1, bottom: (height - 20) / height))
    var (plain, barred) = (FingerprintBuilder(), FingerprintBuilder())
    plain.push(frame(0, picture), seconds: 0)
    barred.push(frame(0, boxed), seconds: 0)
    let (a, b) = (plain.flush(before: 1, box: nil), barred.flush(before: 1, box: box))
    #expect(try #require(CodeDifference(a[0].code(), b[0].code()).distance) < 200)
    #expect(
      PictureWindow.whole.key(of: a[0].picture, kernels: .best)
        .difference(from: PictureWindow.whole.key(of: b[0].picture, kernels: .best)) <= 1)
    #expect(a[0].frame == nil && b[0].frame != b[0].picture)
  }

  @Test func boxesThatAreNoneAreRefused() {
    #expect(CropFractions(left: 0.5, top: 0, right: 0.5, bottom: 1) == nil)
    #expect(CropFractions(left: .nan, top: 0, right: 1, bottom: 1) == nil)
    #expect(CropFractions(left: 0, top: -0.1, right: 1, bottom: 1) == nil)
    #expect(CropFractions(left: 0, top: 0, right: 1, bottom: 1) == .whole)
  }
}
