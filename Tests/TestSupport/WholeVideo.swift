import WinnowCore
import WinnowMedia

/// A video of which every frame is looked at.
package struct WholeVideo {
  private let reader: VideoReader
  /// The nominal rate.
  package var framesPerSecond: Double { reader.facts.frameRate.value }

  package init(path: String) throws {
    reader = try VideoReader(path: path)
  }

  /// Lends the frames in order, each reduced and as it is stored. Once only.
  package func forEachFrame(_ body: (AnalysisFrame, FrameView) throws -> Void) throws {
    var times = FrameTimes(timeBase: reader.facts.timeBase, start: reader.facts.start ?? 0)
    while let frame = try reader.next() {
      let time = times.append(pts: frame.pts, duration: frame.duration)
      try reader.withView(of: frame) {
        try body(AnalysisFrame(reducing: $0, index: times.count - 1, time: time), $0)
      }
    }
  }
}
