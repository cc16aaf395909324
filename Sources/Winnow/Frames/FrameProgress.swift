/// What a stream of frames has handed over so far.
package typealias FrameProgress = ProgressCounter<FrameCounts>

package struct FrameCounts: ProgressCounts {
  package var clips = 0
  /// Handed over, those that cannot be read among them.
  package var finished = 0
  package var failed = 0
  package var frames = 0
  /// Seconds that the clips last that were handed over.
  package var seconds = 0.0

  package init() {}
}

extension FrameProgress {
  func begin(clips: Int) {
    change { $0.clips = clips }
  }

  func finish(_ clip: StreamedClip) {
    change {
      $0.finished += 1
      $0.failed += clip.fault == nil ? 0 : 1
      $0.frames += clip.times.count
      $0.seconds += clip.end - clip.start
    }
  }
}
