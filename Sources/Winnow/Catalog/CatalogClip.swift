import WinnowCore
import WinnowMedia

/// A clip as the catalog knows it, with its verdict.
public struct CatalogClip: Sendable {
  /// The row of its video.
  var video: Int64
  public var clip: Int
  var cut: CutClip
  public var verdict: ClipVerdict
  /// Those of all clips of its video.
  var statistics: StatisticsTable

  /// Its name: the same for the same frames of the same bytes everywhere. Nil where the video has none
  /// yet, and where only keyframes were decoded.
  public var id: ContentID? { cut.id }
  public var frames: Range<Int> { cut.frames }
  /// Ticks of the video's time base.
  public var time: Range<Int64> { cut.time }
  /// Inside the bars, in stored pixels.
  public var crop: PixelRect { cut.crop }
  /// Inside the bars and free of overlays, in stored pixels.
  public var free: PixelRect { cut.free }
  /// Of those scores that some frame allowed a judgement of.
  public var scores: [String: ScoreStatistics] { statistics.statistics(row: clip) }
}
