import CFFmpeg
import WinnowCore

extension SampleRange {
  /// The range a stream or frame is tagged with; without a tag, what its pixel format implies.
  init(_ tag: AVColorRange, _ format: AVPixelFormat) {
    switch tag {
    case AVCOL_RANGE_JPEG: self = .full
    case AVCOL_RANGE_MPEG: self = .limited
    default: self = Self.impliesFull(format) ? .full : .limited
    }
  }

  private static func impliesFull(_ format: AVPixelFormat) -> Bool {
    guard let descriptor = av_pix_fmt_desc_get(format) else { return false }
    let isColorless = descriptor.pointee.nb_components <= 2
    let isRGB = descriptor.pointee.flags & UInt64(AV_PIX_FMT_FLAG_RGB) != 0
    let isPalette = descriptor.pointee.flags & UInt64(AV_PIX_FMT_FLAG_PAL) != 0
    return isColorless || isRGB || isPalette
      || String(cString: descriptor.pointee.name).hasPrefix("yuvj")
  }
}
