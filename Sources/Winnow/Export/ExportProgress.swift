/// What an export has done so far.
package typealias ExportProgress = ProgressCounter<ExportCounts>

package struct ExportCounts: ProgressCounts {
  /// Videos with kept clips.
  package var videos = 0
  package var finished = 0
  /// Files written, beside those that were there.
  package var written = 0

  package init() {}
}

extension ExportProgress {
  func begin(videos: Int) {
    change { $0.videos = videos }
  }

  func finish(written: Int) {
    change {
      $0.finished += 1
      $0.written += written
    }
  }
}
