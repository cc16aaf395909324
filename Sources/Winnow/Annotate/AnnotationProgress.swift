/// What models were shown so far.
package typealias AnnotationProgress = ProgressCounter<AnnotationCounts>

package struct AnnotationCounts: ProgressCounts {
  /// Clips that models are to be shown, as far as is known.
  package var clips = 0
  /// Shown, those that are lost among them.
  package var finished = 0
  package var failed = 0

  package init() {}
}

extension AnnotationProgress {
  func begin(clips: Int) {
    change { $0.clips = $0.finished + clips }
  }

  func finish(clips: Int, failed: Int) {
    change {
      $0.finished += clips
      $0.failed += failed
    }
  }
}
