import TestSupport
import Testing

@testable import WinnowCore

/// What every detector in `Instruments.standard.detectors` keeps, whatever it looks at.
@Suite struct ShotDetectorConformanceTests {
  private static let names = Instruments.standard.detectors.map { $0.name }

  private func detector(_ name: String, rate: Double = 25) throws -> any ShotDetector {
    try #require(Instruments.standard.detector(name, framesPerSecond: rate))
  }

  /// Shots of random length and kind of transition, between pictures that move.
  private func edit(seed: UInt64, shots: Int) -> [Plane] {
    var generator = SeededGenerator(seed: seed)
    var frames: [Plane] = []
    for shot in 0..<shots {
      let scene = Scene(seed: seed * 100 + UInt64(shot))
      let next = scene.pan(frames: .random(in: 1...40, using: &generator), step: 1)
      let tail = frames.suffix(.random(in: 0...15, using: &generator))
      for (i, plane) in tail.enumerated() {
        let share = Double(i + 1) / Double(tail.count + 1)
        let target = shot % 3 == 0 ? Plane.flat(0) : next[min(i, next.count - 1)]
        frames[frames.count - tail.count + i] = plane.blended(with: target, share: share)
      }
      frames += next
    }
    return frames
  }

  @Test func namesAreDistinctAndFoundAgain() {
    #expect(Set(Self.names).count == Self.names.count)
    for type in Instruments.standard.detectors {
      let found = Instruments.standard.detector(" \(type.name) ", framesPerSecond: 25)
      #expect(found.map { Swift.type(of: $0) == type } == true)
      #expect(type.usage.hasPrefix(type.name) && !type.summary.isEmpty)
      #expect(Instruments.standard.complaint(aboutDetector: type.name) == nil)
    }
  }

  @Test(arguments: ["", " ", "what", "Transitions", "transitions x", "transitions 1", "1 content"])
  func whatNoDetectorTakesIsRefused(text: String) {
    #expect(Instruments.standard.detector(text, framesPerSecond: 25) == nil)
    #expect(
      Instruments.standard.complaint(aboutDetector: text)?.contains("one of: transitions") == true)
  }

  @Test(arguments: names, [1, 2, 3] as [UInt64])
  func boundariesComeInOrderAndInTime(name: String, seed: UInt64) throws {
    var detector = try detector(name, rate: seed == 3 ? 60 : 25)
    let frames = edit(seed: seed, shots: 8)
    var last = 0
    for (i, plane) in frames.enumerated() {
      for boundary in detector.push(plane, index: i) {
        #expect(last < boundary.frame && boundary.frame <= i && i - boundary.frame <= detector.lag)
        last = boundary.frame
      }
    }
    for boundary in detector.finish() {
      #expect(last < boundary.frame && boundary.frame < frames.count)
      last = boundary.frame
    }
  }

  @Test(arguments: names) func claimsAreWithinBounds(name: String) throws {
    let frames = edit(seed: 7, shots: 8)
    for boundary in boundaries(in: frames, by: try detector(name)) {
      #expect(boundary.transition != .start)
      #expect(0...1 ~= boundary.confidence)
      #expect(boundary.span.lowerBound >= 0 && boundary.span.upperBound <= frames.count)
      #expect(boundary.span.isEmpty == (boundary.transition == .cut))
    }
  }

  @Test(arguments: names) func aCopyGoesOnAsTheOriginal(name: String) throws {
    let frames = edit(seed: 9, shots: 6)
    var detector = try detector(name)
    let whole = boundaries(in: frames, by: detector)
    var parted: [ShotBoundary] = []
    for (i, plane) in frames.enumerated() {
      var copy = detector
      parted += copy.push(plane, index: i)
      detector = copy
    }
    #expect(parted + detector.finish() == whole)
  }

  @Test(arguments: names, [.nan, -.infinity, -5, 0, 1e-9, 1000, 1e300] as [Double])
  func absurdRatesAreSurvived(name: String, rate: Double) throws {
    let frames = Scene(seed: 1).still(frames: 3) + Scene(seed: 2).still(frames: 3)
    _ = boundaries(in: frames, by: try detector(name, rate: rate))
  }

  @Test(arguments: names) func videosWithoutAnEdgeHaveNoBoundary(name: String) throws {
    #expect(boundaries(in: [], by: try detector(name)).isEmpty)
    #expect(boundaries(in: [Scene(seed: 1).plane()], by: try detector(name)).isEmpty)
    let still = Scene(seed: 1).still(frames: 120)
    #expect(boundaries(in: still, by: try detector(name)).isEmpty)
  }

  @Test(arguments: names) func planesOfAnySizeAreTaken(name: String) throws {
    var generator = SeededGenerator(seed: 5)
    let sizes = [(1, 1), (1, 300), (300, 1), (2, 3), (129, 71), (1, 1)]
    let frames = sizes.flatMap { width, height in
      (0..<30).map { _ in
        Plane(width: width, height: height, filledWith: .random(in: 0...255, using: &generator))
      }
    }
    let found = boundaries(in: frames, by: try detector(name))
    #expect(found.allSatisfy { 0..<frames.count ~= $0.frame })
  }
}
