import Foundation
import WinnowCore
import WinnowMedia

/// Codes clips of one video anew, all in one pass over its frames.
struct ClipRecoding {
  /// A clip whose frames are coming.
  private struct Open {
    var writer: ClipWriter
    var shape: PictureShape
    var sound: SoundTrack?
  }

  /// A clip that is asked for.
  private struct Planned {
    var file: ExportFile
    var timeline: ClipTimeline
    /// For each of its frames its places in the timeline.
    var entries: [Int: [ClipTimeline.Entry]]
  }

  private let video: ExportVideo
  private let settings: ExportSettings
  private let encoders: [String]
  private let sound: Sound?
  private let batch: OutputBatch
  private var open: [ClipKey: Open] = [:]
  private var written: [WrittenFile] = []

  init(
    video: ExportVideo, settings: ExportSettings, encoders: [String], sound: Sound?,
    batch: OutputBatch
  ) {
    self.video = video
    self.settings = settings
    self.encoders = encoders
    self.sound = sound
    self.batch = batch
  }

  /// So far a clip's rate may be from that of its video, as a part of it.
  private static let rateTolerance = 0.1

  /// The frames per second of a clip while its pictures move, by which its keyframes are placed.
  private func rate(of frames: Range<Int>) -> Rational {
    if let rateAsked { return rateAsked }
    let usual = video.facts.frameRate.orUsual
    // On average there may be fewer, where a picture stands still.
    guard let pace = video.times.pace(of: frames),
      abs(pace.rate - usual.value) > Self.rateTolerance * usual.value
    else { return usual }
    return pace.nearestRate
  }

  private var rateAsked: Rational? { settings.fps.map(Rational.init(framesPerSecond:)) }

  mutating func write(_ files: [ExportFile]) throws -> ExportedFiles {
    let planned = Dictionary(files.map { ($0.clip, plan($0)) }) { first, _ in first }
    var pass = ClipPass(over: video)
    do {
      try pass.visit(planned.mapValues { Set($0.entries.keys) }) { clip, _ in
        abandon(clip, planned)
      } _: { clip, number, frame in
        guard let clip = planned[clip], let entries = clip.entries[number] else { return }
        try append(frame, entries, of: clip)
        if entries.last == clip.timeline.entries.last { written.append(try finish(clip)) }
      }
    } catch {
      for clip in open.keys { abandon(clip, planned) }
      throw error
    }
    return ExportedFiles(written: written, losses: pass.losses)
  }

  private func plan(_ file: ExportFile) -> Planned {
    let timeline = ClipTimeline(file.frames, of: video.times, rate: rateAsked)
    return Planned(
      file: file, timeline: timeline, entries: Dictionary(grouping: timeline.entries, by: \.frame))
  }

  private mutating func abandon(_ clip: ClipKey, _ planned: [ClipKey: Planned]) {
    open[clip] = nil
    guard let file = planned[clip]?.file.file else { return }
    batch.abandon(file)
  }

  private mutating func append(
    _ frame: borrowing VideoFrame, _ entries: [ClipTimeline.Entry], of planned: Planned
  ) throws {
    let (file, timeline) = (planned.file, planned.timeline)
    var shape = video.shape(of: frame, in: file, settings: settings, isEven: true)
    let clip = try open[file.clip] ?? begin(file, timeline, frame, shape)
    open[file.clip] = clip
    if !clip.writer.fits(shape) {
      // The picture changes its size in mid-clip, which a file does not.
      let (width, height) = (clip.shape.canvasWidth, clip.shape.canvasHeight)
      shape = PictureFit.pad(width: width, height: height).shape(
        of: shape.rect, aspect: frame.sampleAspect.value, orientation: shape.orientation,
        isEven: true)
    }
    for entry in entries {
      try clip.writer.append(
        frame, shape, start: entry.start, length: entry.length)
    }
  }

  private func begin(
    _ file: ExportFile, _ timeline: ClipTimeline, _ first: borrowing VideoFrame,
    _ shape: PictureShape
  ) throws -> Open {
    let (start, end) = (
      video.times.seconds(file.frames.lowerBound), video.times.seconds(file.frames.upperBound)
    )
    let sound = sound?.track(from: start, to: end)
    let writer = try ClipWriter(
      to: batch.begin(file.file),
      ofVideoAt: video.source.absolutePath, first: first, shape: shape,
      timeBase: timeline.timeBase, longest: timeline.entries.map(\.length).max() ?? 0,
      endsHeld: timeline.endsHeld, rate: rate(of: file.frames),
      coding: ClipCoding(
        crf: settings.crf, maxBitRate: settings.maxBitRate.map { $0 * 1000 }, encoders: encoders),
      sound: sound)
    return Open(writer: writer, shape: shape, sound: sound)
  }

  private mutating func finish(_ planned: Planned) throws -> WrittenFile {
    let (file, timeline) = (planned.file, planned.timeline)
    guard let clip = open.removeValue(forKey: file.clip) else {
      throw MediaError(.encode, path: video.source.absolutePath, reason: "a clip has no frames")
    }
    defer { batch.abandon(file.file) }
    let result = try clip.writer.finish()
    guard result.frames == timeline.entries.count else {
      throw MediaError(
        .encode, path: video.source.absolutePath,
        reason: "\(result.frames) of \(timeline.entries.count) frames were coded")
    }
    let content = try batch.finish(file.file)
    let media = ClipMedia(
      file: file.file, codec: result.codec, encoder: result.encoder, start: file.time,
      end: video.times.seconds(file.frames.upperBound).microseconds,
      startFrame: file.frames.lowerBound, endFrame: file.frames.upperBound, frames: result.frames,
      fps: (rateAsked ?? video.facts.frameRate).value.sixDigits, width: clip.shape.canvasWidth,
      height: clip.shape.canvasHeight, audio: clip.sound?.codec,
      audioError: clip.sound?.fault)
    return WrittenFile(file: file.file, content, media: media)
  }
}

extension Rational {
  /// The rate that is meant by so many frames per second: 23.976 is 24000/1001.
  init(framesPerSecond rate: Double) {
    let slowed = (rate * 1.001).rounded()
    if abs(rate - rate.rounded()) < 0.0005 {
      self.init(Int(rate.rounded()), 1)
    } else if abs(rate * 1.001 - slowed) < 0.002 {
      self.init(Int(slowed) * 1000, 1001)
    } else {
      self.init(Int((rate * 1000).rounded()), 1000)
    }
  }

  /// The rate, or a usual one where it is unknown.
  fileprivate var orUsual: Rational { isPositive ? self : Rational(25, 1) }
}
