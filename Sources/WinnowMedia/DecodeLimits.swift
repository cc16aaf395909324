import CFFmpeg

/// How much trouble a reader puts up with before it gives a video up.
package struct DecodeLimits: Hashable, Sendable, Codable {
  /// Pixels of one frame.
  package var pixels: Int
  /// Bytes read to find out what a container holds.
  package var probeBytes: Int
  /// Packets in a row that cannot be decoded.
  package var consecutiveErrors: Int
  /// Packets in a row that give no frame.
  package var packetsWithoutFrame: Int

  package init(
    pixels: Int = 1 << 26, probeBytes: Int = 10_000_000, consecutiveErrors: Int = 500,
    packetsWithoutFrame: Int = 2000
  ) {
    self.pixels = pixels
    self.probeBytes = probeBytes
    self.consecutiveErrors = consecutiveErrors
    self.packetsWithoutFrame = packetsWithoutFrame
  }

  /// - Throws: `MediaError` where a stream announces larger frames than are allowed.
  func check(_ stream: AVCodecParameters, path: String) throws(MediaError) {
    guard Int(stream.width) * Int(stream.height) > pixels else { return }
    let size = "\(stream.width)x\(stream.height)"
    throw MediaError(
      .open, path: path, kind: .limit,
      reason: "limit: \(size) is more than \(pixels) pixels (pixels)")
  }

  /// The limit that `errors` and `packets` in a row without a frame exceed, in words; nil where
  /// neither does.
  func exceeded(errors: Int, packets: Int) -> String? {
    if errors > consecutiveErrors {
      return "limit: \(errors) errors in a row (consecutive_errors)"
    }
    if packets > packetsWithoutFrame {
      return "limit: \(packets) packets without a frame (packets_without_frame)"
    }
    return nil
  }
}
