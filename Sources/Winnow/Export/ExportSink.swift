import Foundation
import WinnowCore
import WinnowMedia

/// Writes one kind of file of kept clips.
///
/// A sink is one file and one line in `ExportSinks.all`.
public protocol ExportSink: Sendable {
  /// The name that `--format` selects it by.
  static var name: String { get }
  /// One sentence for `winnow list formats`.
  static var summary: String { get }

  init(settings: ExportSettings)

  /// What of the settings decides the content of the files, as text: files written under another
  /// text are written again.
  var signature: String { get }

  /// The frames of `clip` that are written, and the files they go to below the export's directory.
  ///
  /// - Parameter frames: those of the whole video.
  func plan(_ clip: CatalogClip, ofVideoNamed name: String, frames: MeasuredFrames)
    -> [PlannedFrame]

  /// Writes `frames`, in order of their numbers, into `folder`.
  ///
  /// - Throws: `MediaError` where the video cannot be decoded as it was when it was scanned;
  ///   `WinnowError` where a file cannot be written.
  func write(_ frames: [PlannedFrame], of video: ExportVideo, into folder: URL) throws
}

/// Every sink, by name; the first is the default.
public enum ExportSinks {
  public static let all: [any ExportSink.Type] = [
    FramesSink.self
  ]

  public static func named(_ name: String) -> (any ExportSink.Type)? {
    all.first { $0.name == name }
  }
}

/// A frame of a clip on its way to a file.
public struct PlannedFrame: Hashable, Sendable, Codable {
  var clip: ClipKey
  /// Number of the frame in its video.
  var frame: Int
  /// Seconds on the video's clock.
  var time: Double
  /// Inside the bars, in stored pixels.
  var crop: PixelRect
  /// Path below the export's directory.
  var file: String
}

/// A video that clips are exported of.
public struct ExportVideo: Sendable, Codable {
  var source: VideoSource
  var facts: VideoFacts
  /// Whether the scan found damage.
  var isDamaged: Bool
  var times: FrameTimes
  var limits = DecodeLimits()
  /// The wish to stop, on which a sink throws `CancellationError`.
  var cancellation = Cancellation()
  /// Called for every packet read, as a sign of life.
  var onPacket: @Sendable () -> Void = {}

  /// What goes to another process.
  private enum CodingKeys: CodingKey {
    case source, facts, isDamaged, times, limits
  }
}
