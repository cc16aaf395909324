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

  private var batches: [[ComparedClips]] = []

  init(_ videos: [ComparedClips]) {
    var clips = Self.enough
    for part in videos.flatMap(Self.parts) {
      if clips >= Self.enough {
        batches.append([])
        clips = 0
      }
      batches[batches.count - 1].append(part)
      clips += part.spans.count
    }
  }

  var count: Int { batches.count }

  /// The fingerprints of a batch.
  ///
  /// - Throws: `WinnowError` where they cannot be read.
  func read(_ batch: Int) throws -> [ClipFingerprint] {
    try batches[batch].flatMap { try $0.fingerprints() }
  }

  private static func parts(of video: ComparedClips) -> [ComparedClips] {
    stride(from: 0, to: video.spans.count, by: most).map { start in
      var part = video
      part.spans = Array(video.spans[start..<min(start + most, video.spans.count)])
      return part
    }
  }
}
