import WinnowCore
import WinnowMedia

/// A clip as rules cut it: where it lies and what of the picture is worth having.
struct CutClip: Hashable, Sendable {
  /// Its name; nil where its video has none.
  var id: ContentID?
  var frames: Range<Int>
  /// Ticks of the video's time base.
  var time: Range<Int64>
  /// The samples that speak for it.
  var samples: Range<Int>
  /// What the bars leave of the stored picture.
  var crop: PixelRect
  /// What overlays leave of that.
  var free: PixelRect
}
