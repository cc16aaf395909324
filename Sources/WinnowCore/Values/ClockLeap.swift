/// A place in a video where the container's clock starts over or leaps ahead, as in recordings that
/// were joined or broken off. The video's own times go on there after one frame's time.
///
/// All times are ticks of the video's time base.
package struct ClockLeap: Hashable, Sendable, Codable {
  /// When the first frame behind the leap is shown, as the video's frame times count.
  package var time: Int64
  /// The container's time of the last frame before the leap.
  package var from: Int64
  /// The container's time of the first frame behind it.
  package var to: Int64

  package init(time: Int64, from: Int64, to: Int64) {
    (self.time, self.from, self.to) = (time, from, to)
  }

  /// What is added to the container's times from here on.
  package var offset: Int64 { time &- to }
}
