import CFFmpeg
import WinnowCore

extension ColorMatrix {
  /// The matrix a stream or frame is tagged with; without a tag, BT.709 from 720 lines on and
  /// BT.601 below, as players assume.
  init(_ tag: AVColorSpace, height: Int) {
    self = ColorMatrix(tag) ?? (height >= 720 ? .bt709 : .bt601)
  }

  /// The matrix a stream or frame is tagged with; nil without a tag.
  init?(_ tag: AVColorSpace) {
    switch tag {
    case AVCOL_SPC_BT709: self = .bt709
    case AVCOL_SPC_BT470BG, AVCOL_SPC_SMPTE170M, AVCOL_SPC_FCC: self = .bt601
    case AVCOL_SPC_BT2020_NCL, AVCOL_SPC_BT2020_CL: self = .bt2020
    default: return nil
    }
  }

  /// What streams of the matrix are tagged with.
  var tag: AVColorSpace {
    switch self {
    case .bt601: AVCOL_SPC_SMPTE170M
    case .bt709: AVCOL_SPC_BT709
    case .bt2020: AVCOL_SPC_BT2020_NCL
    }
  }

  /// FFmpeg's number of the matrix.
  var swsColorSpace: Int32 {
    switch self {
    case .bt601: SWS_CS_ITU601
    case .bt709: SWS_CS_ITU709
    case .bt2020: SWS_CS_BT2020
    }
  }
}
