import Foundation
import TestSupport
import Testing
import WinnowCore
import WinnowMedia

@testable import Winnow

/// Frames found again by number are the frames a decode from the start gives.
@Suite struct ExactFramesTests {
  private static let catalog = Result { () throws -> [String: ExportVideo] in
    let workspace = try ScannedFixtures.copy()
    let catalog = try workspace.catalog()
    var videos: [String: ExportVideo] = [:]
    for video in try catalog.videos() {
      guard let times = try catalog.measurements(of: video)?.times else { continue }
      videos[video.source.path] = ExportVideo(
        source: video.source, facts: try video.knownFacts(), isDamaged: video.error != nil,
        times: times)
    }
    return videos
  }

  @Test(arguments: FixtureTruth.names(.good, .partial, .damaged))
  func theyAreThoseOfALinearDecode(name: String) throws {
    let video = try #require(try Self.catalog.get()[name])
    let linear = try linearDecode(video)
    #expect(linear.count == video.times.count)
    let reader = try VideoReader(path: video.source.absolutePath)
    let last = linear.count - 1
    var random = SeededGenerator(seed: 7)
    let some = (0..<6).map { _ in Int.random(in: 0...last, using: &random) }
    for wanted in [[last], [0, last], [last, 0, last], some, [last / 2 + 1, last - 1]] {
      var seen: [Int] = []
      try ExactFrames(of: video).visit(wanted) { number, frame in
        seen.append(number)
        let found = try luma(frame, reader)
        #expect(found == linear[number], "frame \(number) of \(wanted)")
      }
      #expect(seen == Set(wanted).sorted())
    }
  }

  @Test func aFrameThatIsNotThereIsAnError() throws {
    var video = try #require(try Self.catalog.get()["rgb.mkv"])
    for _ in 0..<3 { video.times.append(pts: nil, duration: 40) }
    #expect(throws: MediaError.self) { try ExactFrames(of: video).visit([3, 14]) { _, _ in } }
  }

  private func linearDecode(_ video: ExportVideo) throws -> [Data] {
    let reader = try VideoReader(path: video.source.absolutePath)
    var frames: [Data] = []
    while let frame = try reader.next() { frames.append(try luma(frame, reader)) }
    return frames
  }

  private func luma(_ frame: borrowing VideoFrame, _ reader: VideoReader) throws -> Data {
    try reader.withView(of: frame) { view in
      Plane(copying: view.luma).withView {
        Data(bytes: $0.base, count: $0.width * $0.height)
      }
    }
  }
}
