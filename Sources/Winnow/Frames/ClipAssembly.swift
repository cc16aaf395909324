import Foundation
import WinnowCore

/// Puts the clips of a run together from the frames that come, and lays them down in order. Not thread-safe.
final class ClipAssembly {
  private let run: ClipDesk.Run
  private let video: FrameList.Video
  private let desk: ClipDesk
  /// Those that have not been laid down.
  private var clips: ArraySlice<FrameClip>
  /// By the clip's number in its video.
  private var pixels: [Int: WaitingPixels] = [:]
  private var losses: [Int: String] = [:]
  /// Those of the video, once they are known.
  var times: FrameTimes?

  init(_ run: ClipDesk.Run, of video: FrameList.Video, _ desk: ClipDesk) {
    (self.run, self.video, self.desk) = (run, video, desk)
    clips = video.clips[run.clips]
  }

  /// What is left of `task`, begun anew.
  func rest(of task: FrameTask) -> FrameTask {
    (pixels, losses) = ([:], [:])
    var task = task
    task.clips = Array(clips)
    return task
  }

  /// Takes what has come; false where nobody wants it any more.
  ///
  /// - Throws: `WinnowError` where long clips have no place to wait.
  func take(_ event: FrameTask.Event) throws -> Bool {
    switch event {
    case .pixels(let clip, let bytes): try pixels[clip, default: WaitingPixels()].append(bytes)
    case .forgotten(let clip): pixels[clip] = nil
    case .lost(let clip, let reason): (pixels[clip], losses[clip]) = (nil, reason)
    }
    return layDown()
  }

  /// Gives up what has not come.
  func loseRest(_ reason: String) -> Bool {
    for clip in clips where losses[clip.key.clip] == nil { losses[clip.key.clip] = reason }
    return layDown()
  }

  private func layDown() -> Bool {
    while let clip = clips.first {
      let number = clip.key.clip
      let streamed: StreamedClip
      if let loss = losses[number] {
        streamed = StreamedClip(clip, of: video, at: run.video, times: [], WaitingPixels())
          .lost(loss)
      } else if let whole = pixels[number], whole.count == clip.bytes {
        let seconds = clip.frames.map { times?.seconds($0).microseconds ?? 0 }
        streamed = StreamedClip(clip, of: video, at: run.video, times: seconds, whole)
      } else {
        return true
      }
      guard desk.put(streamed, in: run) else { return false }
      clips = clips.dropFirst()
      (pixels[number], losses[number]) = (nil, nil)
    }
    return true
  }
}
