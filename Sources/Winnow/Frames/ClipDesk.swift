import Foundation

/// Deals out the clips of a list, some of a video at a time, and hands them over in the order of the list.
///
/// Which clips are dealt out together does not depend on how many jobs there are.
final class ClipDesk: @unchecked Sendable {
  // All stored variables are only touched while the condition's lock is held.
  private let condition = NSCondition()
  private let videos: [FrameList.Video]
  /// Runs that are dealt out ahead of the one whose turn it is.
  private let window: Int
  private var next = (video: 0, clip: 0)
  private var dealt = 0
  private var turn = 0
  private var lines: [Int: Line] = [:]
  /// Places of videos of which any part costs as much as all before it.
  private var linear: Set<Int>
  /// Why the rest of a video is lost, by its place.
  private var losses: [Int: String] = [:]
  private var fault: (any Error)?
  private var isClosed = false

  /// Clips of one video that follow each other and are decoded together.
  struct Run: Sendable {
    var number: Int
    /// The place of the video in the list.
    var video: Int
    var clips: Range<Int>
    /// Why they are lost; nil where that is not known yet.
    var loss: String?
  }

  /// The clips of a run that wait.
  private struct Line {
    var video: Int
    var clips: [StreamedClip] = []
    var bytes = 0
    var isEnded = false
    /// Why the rest of the video is lost.
    var loss: String?
  }

  private enum Most {
    /// More would wait long for their turn, fewer would decode too much of what lies before a run.
    static let clips = 16
    /// Bytes of the clips of a run, unless these are only `fewClips`.
    static let runBytes = 1 << 25
    static let fewClips = 4
    /// Bytes of a run that wait; a single clip may have more.
    static let waitingBytes = 1 << 27
  }

  init(_ list: FrameList, jobs: Int) {
    videos = list.videos
    window = 2 * jobs
    linear = Set(list.videos.indices.filter { list.videos[$0].content?.isDamaged == true })
  }

  // MARK: Jobs

  /// The next run, once it is near enough to what is collected; nil when done.
  func take() -> Run? {
    condition.withLock {
      while !isClosed, next.video < videos.count, dealt - turn >= window { condition.wait() }
      guard !isClosed, next.video < videos.count else { return nil }
      let video = next.video
      let clips = next.clip..<next.clip + length(of: videos[video].clips[next.clip...], video)
      let isLast = clips.upperBound == videos[video].clips.count
      next = isLast ? (video + 1, 0) : (video, clips.upperBound)
      defer { dealt += 1 }
      lines[dealt] = Line(video: video)
      return Run(number: dealt, video: video, clips: clips, loss: losses[video])
    }
  }

  private func length(of clips: ArraySlice<FrameClip>, _ video: Int) -> Int {
    if linear.contains(video) { return clips.count }
    var bytes = 0
    for (count, clip) in clips.prefix(Most.clips).enumerated() {
      bytes += clip.bytes
      if count >= Most.fewClips, bytes > Most.runBytes { return count }
    }
    return min(clips.count, Most.clips)
  }

  /// Lays down the next clip of a run, once there is room; false where nobody wants it any more.
  func put(_ clip: StreamedClip, in run: Run) -> Bool {
    condition.withLock {
      while !isClosed, let line = lines[run.number], line.bytes > 0,
        line.bytes + clip.bytes > Most.waitingBytes
      { condition.wait() }
      guard !isClosed else { return false }
      lines[run.number]?.clips.append(clip)
      lines[run.number]?.bytes += clip.bytes
      condition.broadcast()
      return true
    }
  }

  /// Notes that a run has come to its end.
  ///
  /// - Parameters:
  ///   - loss: why the rest of the video is lost; nil where it is not.
  ///   - isLinear: whether the video had to be decoded from its start.
  func end(_ run: Run, loss: String?, isLinear: Bool) {
    condition.withLock {
      lines[run.number]?.isEnded = true
      lines[run.number]?.loss = loss
      if isLinear { linear.insert(run.video) }
      condition.broadcast()
    }
  }

  /// Has `collect` throw.
  func fail(_ error: any Error) {
    condition.withLock {
      fault = fault ?? error
      condition.broadcast()
    }
  }

  // MARK: Whoever takes clips

  /// The next clip of the list; nil behind the last.
  ///
  /// - Parameter look: called now and then while it has not come.
  func collect(_ look: () throws -> Void) throws -> StreamedClip? {
    condition.lock()
    defer { condition.unlock() }
    while true {
      if let fault { throw fault }
      if let clip = nextWaiting() { return clip }
      if next.video == videos.count, turn == dealt { return nil }
      if !condition.wait(until: Date(timeIntervalSinceNow: 0.2)) { try look() }
    }
  }

  private func nextWaiting() -> StreamedClip? {
    while let line = lines[turn] {
      if let clip = line.clips.first {
        lines[turn]?.clips.removeFirst()
        lines[turn]?.bytes -= clip.bytes
        condition.broadcast()
        return losses[line.video].map(clip.lost) ?? clip
      }
      guard line.isEnded else { return nil }
      losses[line.video] = losses[line.video] ?? line.loss
      lines[turn] = nil
      turn += 1
      condition.broadcast()
    }
    return nil
  }

  func close() {
    condition.withLock {
      isClosed = true
      condition.broadcast()
    }
  }
}
