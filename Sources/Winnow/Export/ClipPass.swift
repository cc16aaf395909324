import WinnowCore
import WinnowMedia

/// Goes through the frames of clips of one video in one pass. A fault of the video costs the clips that it
/// concerns; after some faults those behind them, too.
struct ClipPass {
  /// Passes at most: each but the last has lost a clip, and may have decoded all of the video.
  private static let mostPasses = 32

  private let video: ExportVideo
  /// Why each lost clip is lost.
  private(set) var losses: [ClipKey: String] = [:]

  init(over video: ExportVideo) {
    self.video = video
  }

  /// Calls `body` with the frames of the clips, in order, and each of the clips that a frame belongs to.
  ///
  /// - Parameters:
  ///   - frames: the numbers of the frames of each clip.
  ///   - forget: called with a clip that is lost, and why, or begun anew with its first frame.
  /// - Throws: what stops the export: `MediaError` where files cannot be written, and other errors of
  ///   `body`.
  mutating func visit(
    _ frames: [ClipKey: Set<Int>], forget: (ClipKey, _ loss: String?) throws -> Void,
    _ body: (ClipKey, Int, borrowing VideoFrame) throws -> Void
  ) throws {
    var left = frames
    for pass in 1...Self.mostPasses {
      var reached = -1
      do {
        return try visitOnce(left, &reached, forget, body)
      } catch let error as MediaError where !error.isOfOutput {
        let unfinished = left.filter { clip, numbers in
          losses[clip] == nil && numbers.contains { $0 > reached }
        }
        // The frame that did not come is the next one.
        let missing = unfinished.values.joined().filter { $0 > reached }.min()
        left = [:]
        for (clip, numbers) in unfinished {
          if missing.map(numbers.contains) == true {
            losses[clip] = error.withoutPath
          } else if pass == Self.mostPasses {
            losses[clip] = "the video has more faults before it than are passed over"
          } else {
            left[clip] = numbers
          }
          try forget(clip, losses[clip])
        }
        if left.isEmpty { return }
      }
    }
  }

  private mutating func visitOnce(
    _ frames: [ClipKey: Set<Int>], _ reached: inout Int,
    _ forget: (ClipKey, _ loss: String?) throws -> Void,
    _ body: (ClipKey, Int, borrowing VideoFrame) throws -> Void
  ) throws {
    var clips: [Int: [ClipKey]] = [:]
    for (clip, numbers) in frames.sorted(by: { $0.key.clip < $1.key.clip }) {
      for number in numbers { clips[number, default: []].append(clip) }
    }
    try ExactFrames(of: video).visit(Array(clips.keys)) { number, frame in
      if video.cancellation.isCancelled { throw CancellationError() }
      for clip in clips[number] ?? [] where losses[clip] == nil {
        do {
          try body(clip, number, frame)
        } catch let error as MediaError where !error.isOfOutput {
          losses[clip] = error.withoutPath
          try forget(clip, error.withoutPath)
        }
      }
      reached = number
    }
  }
}
