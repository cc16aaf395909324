/// As many frames as a rate makes of the clip's length, between a floor and a cap and a multiple of some
/// number, evenly spread from the clip's first frame to its last: how video language models are fed.
///
/// With its defaults this is `smart_nframes` of Qwen2.5-VL (qwen-vl-utils): 2 frames a second, 4 to 768,
/// a multiple of 2. There frames lie evenly among frames; here evenly in time, which is the same at a
/// constant rate. Holds the chosen frame numbers, at most CAP.
package struct RateSampler: FrameSampler {
  package static let name = "fps"
  package static let arguments = "[RATE [FLOOR [CAP [MULTIPLE]]]]"
  package static let summary =
    "RATE (2) frames a second of each clip, FLOOR (4) to CAP (768) and a multiple of MULTIPLE (2)."

  private let rate: Double
  private let floor: Int
  private let cap: Int
  private let multiple: Int

  package init?(arguments: [Double]) {
    let counts = arguments.dropFirst().map { Int(exactly: $0) ?? 0 }
    let given = [4, 768, 2].enumerated().map {
      $0.offset < counts.count ? counts[$0.offset] : $0.element
    }
    rate = arguments.first ?? 2
    (floor, cap, multiple) = (given[0], given[1], given[2])
    guard counts.count <= 3, 0.001...1_000 ~= rate, 1...100_000 ~= multiple,
      multiple...100_000 ~= cap, 1...cap ~= floor
    else { return nil }
  }

  package func frames(in clip: Range<Int>, of video: MeasuredFrames) -> [Int] {
    let times = video.times
    guard let last = clip.last else { return [] }
    let start = times[clip.lowerBound]
    let count = count(
      seconds: MediaTime.seconds(times[clip.upperBound] - start, times.timeBase), of: clip.count)
    guard count > 1 else { return [clip.lowerBound] }
    let length = Double(times[last] - start)
    return (0..<count).map { index in
      let mark = FrameTimes.sum(start, Int64(length * Double(index) / Double(count - 1)))
      return nearest(to: mark, times, in: clip)
    }.removingRepeats()
  }

  private func count(seconds: Double, of frames: Int) -> Int {
    let most = min(cap, frames) / multiple * multiple
    let least = (floor + multiple - 1) / multiple * multiple
    let wanted = Int(min(seconds * rate, Double(cap)))
    return min(max(wanted, least), most) / multiple * multiple
  }

  /// The frame of `clip` shown nearest to `mark`, the earlier one of two.
  private func nearest(to mark: Int64, _ times: FrameTimes, in clip: Range<Int>) -> Int {
    let after = min(max(times.firstFrame(atOrAfter: mark), clip.lowerBound), clip.upperBound - 1)
    guard after > clip.lowerBound else { return after }
    return times[after] - mark < mark - times[after - 1] ? after : after - 1
  }
}
