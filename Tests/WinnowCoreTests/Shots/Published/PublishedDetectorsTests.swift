import TestSupport
import Testing

@testable import WinnowCore

/// What the published detectors make of frames by their formulas.
@Suite struct PublishedDetectorsTests {
  private func detector<D: ShotDetector>(_ type: D.Type, _ arguments: [Double] = []) throws -> D {
    try #require(D(arguments: arguments, framesPerSecond: 25))
  }

  private func flat(_ levels: [UInt8]) -> [Plane] {
    levels.map { Plane(width: 32, height: 18, filledWith: $0) }
  }

  @Test(arguments: [
    "content -1", "content 256", "content 27 1", "content nan", "content x", "adaptive 256",
    "adaptive 3 0", "adaptive 3 1.5", "adaptive 3 101", "adaptive 3 2 -1", "adaptive 3 2 15 1",
    "histogram -0.1", "histogram 1.1", "histogram 0.1 256", "scdet -1", "scdet 101", "scdet 10 1",
  ])
  func numbersOutOfBoundsAreRefused(text: String) {
    #expect(Instruments.standard.detector(text, framesPerSecond: 25) == nil)
    #expect(
      Instruments.standard.complaint(aboutDetector: text)?.contains("scdet [THRESHOLD]") == true)
  }

  @Test(arguments: [
    "content 0", "content 27.5", "adaptive 2", "adaptive 2 1", "adaptive 2 1 0", "histogram 0",
    "histogram 1", "scdet 0", "scdet 100",
  ])
  func numbersWithinBoundsAreTaken(text: String) throws {
    let detector = try #require(Instruments.standard.detector(text, framesPerSecond: 25))
    #expect(detector.lag < 32)
    let found = boundaries(in: flat([UInt8](repeating: 9, count: 50)), by: detector)
    #expect(found.allSatisfy { $0.frame > 0 && 0...1 ~= $0.confidence })
  }

  /// Grey has no hue and no saturation: a step of 255 levels scores 85.
  @Test func aStepOfGreyIsAThirdOfItsHeight() throws {
    let frames = flat([UInt8](repeating: 0, count: 20) + [UInt8](repeating: 255, count: 20))
    let content = boundaries(in: frames, by: try detector(ContentDetector.self))
    #expect(content == [ShotBoundary(cutAt: 20, confidence: 1 - 27.0 / 85)])
    let adaptive = boundaries(in: frames, by: try detector(AdaptiveDetector.self))
    #expect(adaptive == [ShotBoundary(cutAt: 20, confidence: 1 - 15.0 / 85)])
    #expect(boundaries(in: frames, by: try detector(ContentDetector.self, [85])).count == 1)
    #expect(boundaries(in: frames, by: try detector(ContentDetector.self, [85.1])).isEmpty)
    #expect(boundaries(in: frames, by: try detector(AdaptiveDetector.self, [3, 2, 86])).isEmpty)
  }

  /// Blue, green and red of the two are (128, 63, 254) and (128, 199, 0), which OpenCV calls hue,
  /// saturation and value (170, 192, 254) and (79, 255, 199).
  @Test func aChangeOfHueIsSeenWhereLumaStays() throws {
    let luma = Plane(width: 32, height: 18, filledWith: 128)
    func chroma(_ v: UInt8) -> (Plane, Plane) {
      (Plane(width: 16, height: 9, filledWith: 128), Plane(width: 16, height: 9, filledWith: v))
    }
    var content = try detector(ContentDetector.self)
    var scdet = try detector(SceneChangeDetector.self)
    var cuts: [Int] = []
    for i in 0..<40 {
      luma.withFrame(chroma: chroma(i < 20 ? 218 : 28)) { picture in
        let frame = AnalysisFrame(index: i, time: Int64(i), luma: luma)
        cuts += content.push(frame, picture: picture).map(\.frame)
        #expect(scdet.push(frame, picture: picture).isEmpty && scdet.score == 0)
      }
      let score: Double = i == 20 ? 209 / 3 : 0
      #expect(content.score == score)
    }
    #expect(cuts == [20])
  }

  /// Frame 20 differs by 30 levels and those around it by 9, 12, 12 and 9: a ratio of 30 / 10.5.
  @Test func theRatioIsToTheMeanOfBothSides() throws {
    let steps = [20: 30, 18: 9, 19: 12, 21: 12, 22: 9]
    var level = 0
    let frames = flat(
      (0..<40).map { frame in
        level += steps[frame] ?? 0
        return UInt8(level)
      })
    var detector = try detector(AdaptiveDetector.self, [2.8, 2, 10])
    var ratios: [Int: Double] = [:]
    var found: [ShotBoundary] = []
    for (i, plane) in frames.enumerated() {
      found += detector.push(plane, index: i)
      ratios[i - detector.lag] = detector.ratio
    }
    #expect(ratios[20] == 30 / 10.5)
    #expect(found == [ShotBoundary(cutAt: 20, confidence: 0)])
    #expect(boundaries(in: frames, by: try self.detector(AdaptiveDetector.self)).isEmpty)
  }

  /// All samples leave one bin for another, whose correlation is -1 / 255.
  @Test func histogramsWithoutACommonBinAreACutEvery15Frames() throws {
    let frames = flat((0..<40).map { $0 < 5 ? 0 : UInt8($0) })
    let found = boundaries(in: frames, by: try detector(HistogramDetector.self))
    #expect(found.map(\.frame) == [15, 30])
    let excess: Double = (0.95 + 1.0 / 255) / 1.95
    for boundary in found { #expect(abs(boundary.confidence - excess) < 1e-6) }
  }

  /// Of 256 levels 10 are 3.90625 percent. The score is the smaller of the difference and its change.
  @Test func scdetScoresTheRiseOfTheDifference() throws {
    var detector = try detector(SceneChangeDetector.self)
    let frames = flat([100, 110, 130, 130, 230, 130])
    var cuts: [ShotBoundary] = []
    let scores = frames.enumerated().map { i, plane in
      cuts += detector.push(plane, index: i)
      return detector.score
    }
    #expect(scores == [0, 3.90625, 3.90625, 0, 39.0625, 0])
    #expect(cuts == [ShotBoundary(cutAt: 4, confidence: 1 - 10 / 39.0625)])
  }
}
