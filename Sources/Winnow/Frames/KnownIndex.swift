import Foundation
import WinnowMedia

/// Remembers the packets of the video that was read last, so that they need not be read again for the next of
/// its clips.
final class KnownIndex: @unchecked Sendable {
  // Only touched while the lock is held.
  private let lock = NSLock()
  private var last: (source: VideoSource, index: StreamIndex)?
  private var linear: VideoSource?

  /// Nil where it is not known.
  func index(of source: VideoSource) -> StreamIndex? {
    lock.withLock { last.flatMap { $0.source == source ? $0.index : nil } }
  }

  /// Whether frames of the video could be had only by decoding from its start.
  func isLinear(_ source: VideoSource) -> Bool { lock.withLock { linear == source } }

  func note(_ access: FrameAccess, of source: VideoSource) {
    lock.withLock {
      last = (source, access.index)
      if access.wasLinear { linear = source }
    }
  }
}
