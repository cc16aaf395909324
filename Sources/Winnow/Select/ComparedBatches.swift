import WinnowCore

/// Clips dealt out in batches that `CopyFinder` reads: as much as is in memory at a time for each
/// processor.
///
/// A batch is a run of videos with few clips, or a part of a video with many.
struct ComparedBatches: Sendable {
  /// A batch takes no more videos once it has this many clips, so that batches are not tiny.
  private static let enough = 16
  /// Of a video with more clips than this its fingerprints are read for each part.
  private static let most = 64

  /// Batches are read on other threads than that which deals them out.
  private let cancellation = Cancellation.current

  private var batches: [(part: CopyPart, videos: [ComparedClips])] = []

  /// - Parameter part: of the video at a position: what is wanted of its clips.
  init(_ videos: [ComparedClips], part: (Int) -> CopyPart = { _ in .new }) {
    var clips = 0
    for (number, video) in videos.enumerated() {
      let part = part(number)
      for piece in Self.pieces(of: video) {
        if clips >= Self.enough || batches.last?.part != part {
          batches.append((part, []))
          clips = 0
        }
        batches[batches.count - 1].videos.append(piece)
        clips += piece.spans.count
      }
    }
  }

  var count: Int { batches.count }

  func part(_ batch: Int) -> CopyPart { batches[batch].part }

  /// The fingerprints of a batch.
  ///
  /// - Throws: `WinnowError` where they cannot be read.
  func read(_ batch: Int) throws -> [ClipFingerprint] {
    if cancellation?.isCancelled == true { throw CancellationError() }
    return try batches[batch].videos.flatMap { try $0.fingerprints() }
  }

  private static func pieces(of video: ComparedClips) -> [ComparedClips] {
    stride(from: 0, to: video.spans.count, by: most).map { start in
      var piece = video
      piece.spans = Array(video.spans[start..<min(start + most, video.spans.count)])
      return piece
    }
  }
}
