import Foundation
import WinnowCore

/// A clip with its frames, or why it has none.
public struct StreamedClip: Sendable {
  /// The clip's name.
  public let id: ContentID
  /// The name of its video.
  public let videoID: ContentID
  /// What its video is called in manifests: its path below the input.
  package let source: String
  /// Seconds on the video's clock.
  public let start: Double
  /// When it ends, in seconds on the container's clock.
  public let end: Double
  /// That of each picture.
  public let size: FrameSize
  /// When each frame is shown, in seconds on the video's clock.
  public private(set) var times: [Double]
  /// Why it cannot be read; nil where it has all its frames.
  public private(set) var fault: String?
  let key: ClipKey
  /// The place of its video in the list.
  let video: Int
  private var pixels: WaitingPixels

  init(
    _ clip: FrameClip, of video: FrameList.Video, at place: Int, times: [Double],
    _ pixels: WaitingPixels
  ) {
    (id, videoID, source) = (clip.id, video.id, video.name)
    (start, end, size) = (clip.start, clip.end, clip.size)
    (key, self.video) = (clip.key, place)
    (self.times, self.pixels) = (times, pixels)
  }

  /// Bytes of all pictures.
  public var bytes: Int { pixels.count }

  /// Hands over the pictures one after another, a piece at a time: rows from the top, pixels from the left,
  /// each red, green and blue.
  ///
  /// - Throws: `WinnowError` where they cannot be read from where they wait; what `body` throws.
  public func pieces(_ body: (Data) throws -> Void) throws { try pixels.pieces(body) }

  /// The same clip without its frames.
  func lost(_ reason: String) -> StreamedClip {
    var clip = self
    (clip.times, clip.pixels, clip.fault) = ([], WaitingPixels(), reason)
    return clip
  }
}
