import Foundation
import WinnowCore
import WinnowMedia

/// Copies clips of one video as they are coded, where this is possible.
struct ClipCopying {
  private let video: ExportVideo
  private let settings: ExportSettings
  private let sound: Sound?
  /// nil where nothing of the video can be copied.
  private let index: StreamIndex?

  init(video: ExportVideo, settings: ExportSettings, sound: Sound?) throws {
    self.video = video
    self.settings = settings
    self.sound = sound
    let facts = video.facts
    // Readers of training data take pictures as they are stored.
    let isPlain = facts.orientation == .upright && facts.sampleAspect.value == 1
    let isWanted = settings.fit == .full && settings.fps == nil && settings.maxBitRate == nil
    guard isPlain, isWanted, !video.isDamaged else {
      index = nil
      return
    }
    let index = try StreamIndex(
      path: video.source.absolutePath, onPacket: video.onPacket)
    self.index = index.fault == nil && index.times == video.times.ticks ? index : nil
  }

  /// Copies a clip; nil where it has to be coded anew.
  func copy(_ planned: ExportFile, into batch: OutputBatch) throws -> WrittenFile? {
    if video.cancellation.isCancelled { throw CancellationError() }
    let facts = video.facts.atFrame(planned.frames.lowerBound)
    let whole = PixelRect(x: 0, y: 0, width: facts.width, height: facts.height)
    guard let index, !settings.crop || planned.crop == whole,
      let cut = PacketCut(
        of: planned.frames, in: index, snap: settings.snap, timeBase: facts.timeBase)
    else { return nil }
    let seconds = video.times.seconds
    let span = (seconds(cut.frames.lowerBound), seconds(cut.frames.upperBound))
    let sound = sound?.track(from: span.0, to: span.1)
    defer { batch.abandon(planned.file) }
    var result: ClipWriter.Result?
    do {
      result = try PacketCopier.copy(
        cut, in: index, until: video.times[cut.frames.upperBound],
        ofVideoAt: video.source.absolutePath, to: batch.begin(planned.file), sound: sound,
        onPacket: video.onPacket)
    } catch let error as MediaError where !error.isOfOutput {
      // Coding it anew may do, or else says what is wrong.
      return nil
    }
    guard let result else { return nil }
    let content = try batch.finish(planned.file)
    let media = ClipMedia(
      file: planned.file, codec: result.codec, encoder: result.encoder, start: span.0.microseconds,
      end: span.1.microseconds, startFrame: cut.frames.lowerBound,
      endFrame: cut.frames.upperBound, frames: result.frames, fps: facts.frameRate.value.sixDigits,
      width: facts.width, height: facts.height, audio: sound?.codec,
      audioError: sound?.fault)
    return WrittenFile(file: planned.file, content, media: media)
  }
}
