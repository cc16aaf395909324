import WinnowCore
import WinnowMedia

/// A video file that this process opens and decodes: its frames by number, by time or by a sampler, its shots and
/// its scores.
///
///     let video = try Video("holiday.mp4")
///     let picture = try video.frame(at: 3.2).picture(size: FrameSize(width: 224, height: 224), fit: .crop)
///     for shot in try video.shots() { print(video.times.seconds(shot.frames.lowerBound)) }
///
/// Opening reads every packet and decodes one frame; all of them where packets do not tell which frames there are.
/// Frames are those that decoding from the start gives, numbered from 0 in the order they are shown in, wherever
/// they are asked for.
///
/// Decoding goes on where it stands: frames that are asked for in their order cost one decode each, however they are
/// asked for. A jump costs a seek and the frames from a keyframe on, or from the start where packets do not tell which
/// frames there are. The file stays open for that.
///
/// Threads may share a video. Each that asks at the same time has a decoder of its own.
///
/// A file that crashes a decoder takes this process along. Files that nobody vouches for are safer with a `Scan` in
/// worker processes.
public final class Video: Sendable {
  /// The file.
  public let path: String
  /// What the container and the first frame say.
  public let facts: VideoFacts
  /// When each frame is shown, by the container's clock, which need not begin at 0. The last one is shown as long as
  /// the container says, or the rate.
  public let times: FrameTimes
  /// The frames decoding can begin at, increasing.
  public let keyframes: [Int]
  /// Whether the file says which matrix `facts.matrix` is, or holds red, green and blue; else that is guessed from
  /// the size: BT.709 from 720 lines on, BT.601 below.
  public let isMatrixAnnounced: Bool
  let file: OpenedFile
  let readers: Pool<FrameAccess>
  let painters: Pool<RGBPainter>
  let views: Pool<FrameViews>

  /// Opens the file at `path`.
  ///
  /// - Throws: `MediaError` where it cannot be opened, is no video, no frame of it can be decoded, or it changes
  ///   meanwhile.
  public init(_ path: String) throws(MediaError) {
    self.path = path
    file = OpenedFile(path)
    let access = try FrameAccess(path: path)
    let index = access.index
    let reader = try VideoReader(path: path)
    guard let first = try reader.next() else {
      let reason = reader.damage.first?.reason ?? "no frame can be decoded"
      throw MediaError(.decode, path: path, reason: reason)
    }
    isMatrixAnnounced = first.isMatrixAnnounced
    var found =
      index.fault == nil
      ? FoundFrames(index, reader.facts) : try FoundFrames(first, and: reader)
    var facts = reader.facts
    facts.settle(
      by: &found.times, leaps: index.leaps, bytes: InputWalker.stamp(of: path)?.size ?? 0,
      isWhole: true)
    (self.facts, times, keyframes) = (facts, found.times, found.keyframes)
    let (told, orientation) = (access.facts, facts.orientation)
    readers = Pool { FrameAccess(path: path, told, index) }
    painters = Pool { RGBPainter(path: path) }
    views = Pool { FrameViews(path: path, orientation: orientation) }
    try file.check()
  }

  /// How many frames it has.
  public var count: Int { times.count }

  /// The numbers of the frames that begin from a time on and before another.
  ///
  /// - Parameter seconds: on the container's clock, as `times` has them, to a microsecond.
  public func numbers(in seconds: Range<Double>) -> Range<Int> {
    first(from: seconds.lowerBound)..<first(from: seconds.upperBound)
  }

  /// The number of the frame that is shown at a time.
  ///
  /// - Parameter seconds: on the container's clock, as `times` has them, to a microsecond.
  /// - Throws: `WinnowError` where the video has not begun, or has ended.
  public func number(at seconds: Double) throws(WinnowError) -> Int {
    let (first, end) = (times.seconds(0), times.seconds(count))
    guard seconds >= first - Self.precision, seconds < end else {
      throw WinnowError(
        "read the frame at \(seconds) s of", path,
        reason: "its frames are shown from \(first) to \(end) s", kind: .outOfRange)
    }
    let next = times.ticks.firstPosition {
      MediaTime.seconds($0, times.timeBase) > seconds + Self.precision
    }
    return max(0, next - 1)
  }

  /// Seconds by which times may be off that have been rounded, as manifests do.
  private static let precision = 1e-6

  /// The first frame that begins at a time or later.
  private func first(from seconds: Double) -> Int {
    times.ticks.firstPosition {
      MediaTime.seconds($0, times.timeBase) >= seconds - Self.precision
    }
  }
}

/// The frames of a video as far as they are known without their pictures.
private struct FoundFrames {
  var times: FrameTimes
  var keyframes: [Int]

  init(_ index: StreamIndex, _ facts: VideoFacts) {
    times = FrameTimes(timeBase: facts.timeBase, start: facts.start ?? 0)
    for time in index.times { times.append(pts: time, duration: facts.nominalDuration) }
    if index.lastLength > 0 { times.endLast(after: index.lastLength) }
    keyframes = index.keyframeTimes.map { [times] in times.firstFrame(atOrAfter: $0) }
  }

  /// Decodes all that a reader has to give behind its first frame.
  init(_ first: borrowing VideoFrame, and reader: VideoReader) throws(MediaError) {
    times = FrameTimes(timeBase: reader.facts.timeBase, start: reader.facts.start ?? 0)
    keyframes = []
    add(first)
    while let frame = try reader.next() { add(frame) }
  }

  private mutating func add(_ frame: borrowing VideoFrame) {
    if frame.isKeyframe { keyframes.append(times.count) }
    times.append(pts: frame.pts, duration: frame.duration)
  }
}
