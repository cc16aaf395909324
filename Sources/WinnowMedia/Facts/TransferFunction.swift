import CFFmpeg

/// How samples stand for light: the part of it that decides whether a video is of high dynamic range.
package enum TransferFunction: String, Hashable, Sendable, Codable {
  /// Every transfer of standard range, and what is not tagged.
  case sdr
  /// SMPTE ST 2084, perceptual quantisation.
  case pq
  /// ARIB STD-B67, hybrid log-gamma.
  case hlg

  init(_ tag: AVColorTransferCharacteristic) {
    self =
      switch tag {
      case AVCOL_TRC_SMPTE2084: .pq
      case AVCOL_TRC_ARIB_STD_B67: .hlg
      default: .sdr
      }
  }
}
