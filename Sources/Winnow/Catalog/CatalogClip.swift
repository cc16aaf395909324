import WinnowCore

/// A clip as the catalog knows it, with its verdict.
public struct CatalogClip: Sendable {
  /// Its video, which has a row in the catalog, an id, and a file that holds it.
  struct Source: Sendable {
    var row: Int64
    var id: ContentID?
    var root: String
    var path: String
    var timeBase: Rational
  }

  var source: Source
  /// Its number among the clips of its video, from 0.
  package var clip: Int
  var cut: CutClip
  package var judged: ClipVerdict
  /// Those of all clips of its video.
  var statistics: StatisticsTable

  /// Its name: the same for the same frames of the same bytes everywhere. Nil where the video has none
  /// yet, and where only keyframes were decoded.
  public var id: ContentID? { cut.id }
  /// The name of its video; nil where it has none yet.
  public var videoID: ContentID? { source.id }
  /// What its video is called: the path below the directory that was scanned.
  public var path: String { source.path }
  /// A file that holds its video, from the root of the file system on.
  public var file: String { FilePath.joined(source.root, source.path) }
  /// The row of its video.
  var video: Int64 { source.row }
  /// Frames of its video, which count from 0.
  public var frames: Range<Int> { cut.frames }
  /// When it begins and ends, in seconds on the container's clock, which need not begin at 0.
  public var seconds: Range<Double> {
    let ends = [cut.time.lowerBound, cut.time.upperBound].map {
      MediaTime.seconds($0, source.timeBase)
    }
    return ends[0]..<ends[1]
  }
  /// How long it is, in seconds.
  public var duration: Double {
    MediaTime.seconds(cut.time.upperBound - cut.time.lowerBound, source.timeBase)
  }
  /// Ticks of the video's time base.
  package var time: Range<Int64> { cut.time }
  /// Whether it is kept.
  public var verdict: Verdict { judged.verdict }
  /// Why it is not, in words; empty where it is, and where it is only a copy.
  public var why: [String] { judged.reasons.map(\.description) }
  /// The clip that stays in its place, where it is a copy of another.
  public var copyOf: ContentID? { judged.keptID }
  /// Inside the bars, in stored pixels.
  package var crop: PixelRect { cut.crop }
  /// Inside the bars and free of overlays, in stored pixels.
  package var free: PixelRect { cut.free }
  /// Of those scores that some frame allowed a judgement of.
  public var scores: [String: ScoreStatistics] { statistics.statistics(row: clip) }
}
