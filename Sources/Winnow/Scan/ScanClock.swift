import Dispatch
import WinnowCore
import WinnowMedia

/// Watches the real time a video takes.
struct ScanClock {
  /// Seconds every video may take, however short.
  static let grace = 60.0

  private let limits: ScanLimits
  private let start = DispatchTime.now()

  init(_ limits: ScanLimits) {
    self.limits = limits
  }

  /// The limit that is exceeded once `videoSeconds` have been measured, in words; nil where none is.
  func exceeded(afterVideoSeconds videoSeconds: Double) -> String? {
    let taken = taken
    if taken > limits.secondsPerVideo {
      return "limit: took more than \(limits.secondsPerVideo) s (seconds_per_video)"
    }
    if taken > Self.grace + limits.secondsPerVideoSecond * videoSeconds {
      return "limit: took more than \(limits.secondsPerVideoSecond) s for each second of video "
        + "(seconds_per_video_second)"
    }
    return nil
  }

  /// The same while the bytes of a video that lasts `videoSeconds` are read, for which there is always a minute.
  func exceeded(reading videoSeconds: Double) -> String? {
    taken > Self.grace ? exceeded(afterVideoSeconds: videoSeconds) : nil
  }

  private var taken: Double {
    Double(DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1e9
  }
}

extension ScanLimits {
  /// The limits that decoding itself watches.
  var decoding: DecodeLimits {
    DecodeLimits(
      pixels: pixels, probeBytes: probeBytes, consecutiveErrors: consecutiveErrors,
      packetsWithoutFrame: packetsWithoutFrame)
  }
}
