/// The sharpest scored frame of each window of time, by `sharpness.laplacian`; of equals the first.
///
/// Windows follow each other from the clip's first frame on, each the nearest whole number of ticks to
/// its length. Those without a scored frame give none. Holds the scored frames of the clip.
package struct SharpestSampler: FrameSampler {
  package static let name = "sharpest"
  package static let arguments = "[SECONDS]"
  package static let summary =
    "The sharpest scored frame of every SECONDS (2) of each clip; its middle frame without any."

  package static let scores = [sharpness]
  private static let sharpness = "sharpness.laplacian"

  private let seconds: Double

  package init?(arguments: [Double]) {
    seconds = arguments.first ?? 2
    guard arguments.count <= 1, seconds.isFinite, seconds >= 0.001 else { return nil }
  }

  package func frames(in clip: Range<Int>, of video: MeasuredFrames) -> [Int] {
    let times = video.times
    let length = max(1, MediaTime.ticks(seconds, times.timeBase))
    var best: [(window: Int64, frame: Int, value: Float)] = []
    for (frame, value) in video.values(of: Self.sharpness, in: clip) {
      let window = (times[frame] - times[clip.lowerBound]) / length
      if best.last?.window != window {
        best.append((window, frame, value))
      } else if let last = best.last, value > last.value {
        best[best.count - 1] = (window, frame, value)
      }
    }
    return best.isEmpty ? clip.middle : best.map(\.frame)
  }
}
