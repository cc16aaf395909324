import Foundation
import WinnowCore
import WinnowMedia

/// Frames of some clips of one video that are to be decoded, in this process or in a worker.
struct FrameTask: Codable, Sendable {
  var video: ExportVideo
  var clips: [FrameClip]
  var fit: FrameFit
  var limits: ScanLimits

  /// What comes of a clip, which is named by its number in its video.
  enum Event: Sendable {
    /// The next bytes of its pictures, in their order.
    case pixels(Int, Data)
    /// What has come is void; its pictures come again.
    case forgotten(Int)
    /// Its frames cannot be had, and why.
    case lost(Int, String)
  }

  enum Outcome: Codable, Sendable {
    /// All has been told.
    case done(isLinear: Bool)
    /// Nothing more can be had of the video, and why.
    case failed(String)
    case cancelled
  }

  /// Bytes told at a time.
  static let piece = 1 << 18

  /// Decodes the frames.
  ///
  /// - Parameter tell: false where nobody wants any more.
  /// - Throws: what `tell` throws.
  func run(_ tell: (Event) throws -> Bool) throws -> Outcome {
    do {
      try video.source.checkUnchanged()
      try decode { if try !tell($0) { throw CancellationError() } }
      return .done(isLinear: video.knownIndex?.isLinear(video.source) == true)
    } catch is CancellationError {
      return .cancelled
    } catch let error as MediaError {
      return .failed(error.withoutPath)
    }
  }

  private func decode(_ tell: (Event) throws -> Void) throws {
    let numbered = Dictionary(clips.map { ($0.key, $0) }) { first, _ in first }
    for clip in clips where clip.frames.isEmpty {
      try tell(.lost(clip.key.clip, "the catalog names frames of it that are not there"))
    }
    let painter = RGBPainter(path: video.source.absolutePath)
    var pass = ClipPass(over: video)
    let frames = numbered.filter { !$1.frames.isEmpty }.mapValues { Set($0.frames) }
    if frames.isEmpty { return }
    try pass.visit(frames) { clip, loss in
      try tell(loss.map { .lost(clip.clip, $0) } ?? .forgotten(clip.clip))
    } _: { key, number, frame in
      guard let clip = numbered[key] else { return }
      let shape = video.shape(of: frame, number: number, crop: clip.crop, clip.size, fit)
      let samples = try painter.samples(of: frame, shape)
      for start in stride(from: 0, to: samples.count, by: Self.piece) {
        let end = min(start + Self.piece, samples.count)
        try tell(.pixels(key.clip, Data(samples[start..<end])))
      }
    }
  }
}
