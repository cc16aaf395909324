import TestSupport
import Testing
import WinnowCore

/// What every metric in the list keeps to.
@Suite struct MetricsTests {
  @Test func namesAreUniqueAndSaySomething() {
    let ids = Instruments.standard.scores.ids
    #expect(Set(ids).count == ids.count && !ids.isEmpty)
    for score in Instruments.standard.scores {
      let words = score.id.split(separator: ".", omittingEmptySubsequences: false)
      #expect(words.count == 2, "\(score.id)")
      let letters = words.joined().unicodeScalars
      #expect(letters.allSatisfy { "a"..."z" ~= $0 || "0"..."9" ~= $0 || $0 == "_" }, "\(score.id)")
      #expect(words.allSatisfy { !$0.isEmpty })
      for text in [score.formula, score.unit, "\(score.range)", score.source] {
        #expect(!text.isEmpty)
      }
    }
  }

  private static var metrics: [any Metric] { Instruments.standard.makeMetrics() }

  /// Overlays take longer than two frames to tell: see `OverlaysTests`.
  @Test(arguments: metrics.indices.filter { !(metrics[$0] is Overlays) })
  func everyScoreHasAValue(index: Int) throws {
    let metric = Self.metrics[index]
    for name in ["sharp.mp4", "ten-bit.mp4", "rgb.mkv", "odd-size.mp4", "animated.gif"] {
      let steps = try FrameStep.list(path: TestFolders.fixture(name).path)
      let values = try FixtureFrames.withPair(name, 5) {
        metric.values($0, previous: $1, after: steps)
      }
      #expect(values.count == metric.scores.count)
      #expect(values.allSatisfy { $0?.isFinite == true }, "\(metric) of \(name)")
    }
  }

  @Test(
    arguments: metrics.indices,
    [(1, 1), (2, 3), (3, 2), (1, 400), (2_000, 2), (500, 361), (17, 9)])
  func oddSizesGiveNumbersOrNothing(index: Int, size: (width: Int, height: Int)) {
    let metric = Self.metrics[index]
    var random = SeededGenerator(seed: UInt64(size.width * 31 + size.height))
    for range in [SampleRange.full, .limited] {
      for kind in Content.allCases {
        let luma = kind.plane(size.width, size.height, &random)
        let before = kind.plane(size.width, size.height, &random)
        let half = ((size.width + 1) / 2, (size.height + 1) / 2)
        let chroma = (kind.plane(half.0, half.1, &random), kind.plane(half.0, half.1, &random))
        for chroma in [nil, chroma] {
          let values = before.withFrame(range: range) { previous in
            luma.withFrame(range: range, chroma: chroma) { metric.values($0, previous: previous) }
          }
          #expect(values.count == metric.scores.count)
          #expect(values.allSatisfy { $0?.isFinite ?? true }, "\(metric) \(kind) \(range)")
        }
      }
    }
  }

  @Test func theListIsMeasuredInItsOrder() throws {
    let (all, each) = try FixtureFrames.withPair("sharp.mp4", 5) { frame, previous in
      let each = Self.metrics.flatMap { $0.values(frame, previous: previous) }
      return (try Instruments.standard.values(frame, previous: previous), each)
    }
    #expect(all.count == Instruments.standard.scores.count)
    for (value, expected) in zip(all, each) {
      #expect(expected.map { Float($0) == value } ?? value.isNaN)
    }
  }

  enum Content: CaseIterable {
    case black, white, noise

    func plane(_ width: Int, _ height: Int, _ random: inout SeededGenerator) -> Plane {
      switch self {
      case .black: return Plane(width: width, height: height)
      case .white: return Plane(width: width, height: height, filledWith: 255)
      case .noise:
        let samples = (0..<width * height).map { _ in UInt8.random(in: 0...255, using: &random) }
        return Plane(width: width, height: height) { x, y in samples[y * width + x] }
      }
    }
  }
}
