/// PySceneDetect's `min_scene_len` of 15 frames, which it counts in two ways.
struct LeastShotLength {
  static let frames = 15

  /// Frames a second.
  private let rate: Double

  /// - Parameter framesPerSecond: what is no rate counts as 25.
  init(framesPerSecond: Double) {
    rate = 0.01...1000 ~= framesPerSecond ? framesPerSecond : 25
  }

  /// Whether frame `end` is shown at least that long after frame `start`, in whole microseconds.
  ///
  /// Both times and the length are rounded as PySceneDetect 0.7.1 rounds them, by which 15 frames at
  /// 30000/1001 a second are too short. It goes by the time stamps of each frame; here a frame is
  /// taken to be shown at its number over the nominal rate, which differs where the rate varies.
  func isReached(from start: Int, to end: Int) -> Bool {
    Double(microseconds(end) - microseconds(start)) / 1e6 >= Double(Self.frames) / rate
  }

  private func microseconds(_ frame: Int) -> Int {
    Int((Double(frame) * 1e6 / rate).rounded())
  }
}
