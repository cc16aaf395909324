import Foundation
import WinnowCore
import WinnowMedia

/// Pictures of kept clips as JPEG files: frames/VIDEO/CLIP-FRAME.jpg.
public struct FramesSink: ExportSink {
  public static let name = "frames"
  public static let summary = "JPEG pictures of kept clips, chosen by the recipe's sampler."

  private let settings: ExportSettings

  public init(settings: ExportSettings) {
    self.settings = settings
  }

  public var signature: String {
    let side = settings.shortSide.map { "\($0)" } ?? "full"
    return "\(Self.name); qscale \(settings.qscale); crop \(settings.crop); short_side \(side)"
  }

  public func plan(_ clip: CatalogClip, ofVideoNamed name: String, frames: MeasuredFrames)
    -> [PlannedFrame]
  {
    guard let sampler = FrameSamplers.sampler(settings.sampler) else { return [] }
    let key = ClipKey(video: clip.video, clip: clip.clip)
    return sampler.frames(in: clip.frames, of: frames).map { frame in
      let number = String(format: "%04d-%07d.jpg", clip.clip, frame)
      return PlannedFrame(
        clip: key, frame: frame, time: frames.times.seconds(frame).microseconds, crop: clip.crop,
        file: "frames/\(name)/\(number)")
    }
  }

  public func write(_ frames: [PlannedFrame], of video: ExportVideo, into folder: URL) throws {
    let encoder = JPEGEncoder(path: video.source.absolutePath, qscale: settings.qscale)
    let wanted = Dictionary(grouping: frames, by: \.frame)
    try ExactFrames(of: video).visit(frames.map(\.frame)) { number, frame in
      if video.cancellation.isCancelled { throw CancellationError() }
      for planned in wanted[number] ?? [] {
        let picture = try encode(frame, planned, video.facts, encoder)
        let file = folder.appending(path: planned.file)
        try WinnowError.during("create", file.deletingLastPathComponent().path) {
          try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        }
        try AtomicFile.write(Data(picture), to: file)
      }
    }
  }

  private func encode(
    _ frame: borrowing VideoFrame, _ planned: PlannedFrame, _ facts: VideoFacts,
    _ encoder: JPEGEncoder
  ) throws -> [UInt8] {
    let whole = PixelRect(x: 0, y: 0, width: frame.width, height: frame.height)
    // The box was measured on pictures of the announced size.
    let isMeasured = (frame.width, frame.height) == (facts.width, facts.height)
    let rect = settings.crop && isMeasured && whole.contains(planned.crop) ? planned.crop : whole
    let aspect = facts.sampleAspect.isPositive ? facts.sampleAspect.value : 1
    let (width, height) = (Double(rect.width) * aspect, Double(rect.height))
    let short = min(width, height)
    let scale = settings.shortSide.map { min(1, Double($0) / short) } ?? 1
    return try encoder.encode(
      frame, rect: rect, width: max(1, Int((width * scale).rounded())),
      height: max(1, Int((height * scale).rounded())), orientation: facts.orientation)
  }
}
