import Foundation
import WinnowCore
import WinnowMedia

/// Codes clips of one video anew, all in one pass over its frames.
struct ClipRecoding {
  /// A clip whose frames are coming.
  private struct Open {
    var writer: ClipWriter
    var shape: PictureShape
  }

  private let video: ExportVideo
  private let settings: ExportSettings
  private let encoders: [String]
  private let sound: Sound?
  private let batch: OutputBatch
  private var open: [String: Open] = [:]

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

  /// The frames per second that clips are written at.
  private var rate: Rational { rateAsked ?? video.facts.frameRate.orUsual }
  private var rateAsked: Rational? { settings.fps.map(Rational.init(framesPerSecond:)) }

  mutating func write(_ files: [ExportFile]) throws -> [WrittenFile] {
    guard !files.isEmpty else { return [] }
    do {
      return try writeAll(files)
    } catch {
      for file in open.keys { batch.abandon(file) }
      throw error
    }
  }

  private mutating func writeAll(_ files: [ExportFile]) throws -> [WrittenFile] {
    let timelines = files.map { ClipTimeline($0.frames, of: video.times, rate: rateAsked) }
    // For each frame the clips it goes to, each with its places in them.
    var uses: [Int: [(clip: Int, entries: [ClipTimeline.Entry])]] = [:]
    for (clip, timeline) in timelines.enumerated() {
      for entry in timeline.entries {
        if let last = uses[entry.frame]?.indices.last, uses[entry.frame]?[last].clip == clip {
          uses[entry.frame]?[last].entries.append(entry)
        } else {
          uses[entry.frame, default: []].append((clip, [entry]))
        }
      }
    }
    var written: [WrittenFile] = []
    try ExactFrames(of: video).visit(Array(uses.keys)) { number, frame in
      if video.cancellation.isCancelled { throw CancellationError() }
      for use in uses[number] ?? [] {
        let (file, timeline) = (files[use.clip], timelines[use.clip])
        try append(frame, use.entries, of: file, timeline)
        if use.entries.last == timeline.entries.last {
          written.append(try finish(file, timeline))
        }
      }
    }
    return written
  }

  private mutating func append(
    _ frame: borrowing VideoFrame, _ entries: [ClipTimeline.Entry], of file: ExportFile,
    _ timeline: ClipTimeline
  ) throws {
    var shape = video.shape(of: frame, crop: file.crop, settings: settings, isEven: true)
    let clip = try open[file.file] ?? begin(file, timeline, frame, shape)
    open[file.file] = clip
    if !clip.writer.fits(shape) {
      // The picture changes its size in mid-clip, which a file does not.
      let (width, height) = (clip.shape.canvasWidth, clip.shape.canvasHeight)
      shape = PictureFit.pad(width: width, height: height).shape(
        of: shape.rect, aspect: video.facts.sampleAspect.value, orientation: shape.orientation,
        isEven: true)
    }
    for entry in entries {
      try clip.writer.append(frame, shape, start: entry.start, length: entry.length)
    }
  }

  private func begin(
    _ file: ExportFile, _ timeline: ClipTimeline, _ first: borrowing VideoFrame,
    _ shape: PictureShape
  ) throws -> Open {
    let (start, end) = (
      video.times.seconds(file.frames.lowerBound), video.times.seconds(file.frames.upperBound)
    )
    let writer = try ClipWriter(
      to: batch.begin(file.file),
      ofVideoAt: video.source.absolutePath, first: first, shape: shape,
      timeBase: timeline.timeBase, rate: rate,
      coding: ClipCoding(
        crf: settings.crf, maxBitRate: settings.maxBitRate.map { $0 * 1000 }, encoders: encoders),
      sound: sound.map { ($0, start, end) })
    return Open(writer: writer, shape: shape)
  }

  private mutating func finish(_ file: ExportFile, _ timeline: ClipTimeline) throws -> WrittenFile {
    guard let clip = open.removeValue(forKey: file.file) else {
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
      height: clip.shape.canvasHeight, audio: result.sound)
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
