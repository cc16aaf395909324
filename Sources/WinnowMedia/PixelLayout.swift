import CFFmpeg
import WinnowCore

/// How a pixel format's samples lie in memory, as far as reading them in place goes.
enum PixelLayout {
  /// Eight-bit luma and chroma in planes of their own, or luma alone: read as it is.
  case planar(hasChroma: Bool)
  /// Anything else, to be converted to `target` first.
  case converted(to: AVPixelFormat)

  init(_ format: AVPixelFormat) {
    guard let descriptor = av_pix_fmt_desc_get(format)?.pointee else {
      self = .converted(to: AV_PIX_FMT_YUV444P)
      return
    }
    let hasChroma = descriptor.nb_components >= 3
    if Self.isPlanarLuma(descriptor) {
      self = .planar(hasChroma: hasChroma)
    } else {
      self = .converted(to: Self.target(descriptor, hasChroma: hasChroma))
    }
  }

  private static func isPlanarLuma(_ descriptor: AVPixFmtDescriptor) -> Bool {
    let excluded =
      AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL | AV_PIX_FMT_FLAG_BITSTREAM
      | AV_PIX_FMT_FLAG_HWACCEL
    guard descriptor.flags & UInt64(excluded) == 0 else { return false }
    let components = [descriptor.comp.0, descriptor.comp.1, descriptor.comp.2]
    let isGrey = descriptor.nb_components <= 2
    return components.prefix(isGrey ? 1 : 3).enumerated().allSatisfy { plane, component in
      component.plane == plane && component.step == 1 && component.offset == 0
        && component.shift == 0 && component.depth == 8
    }
  }

  /// The eight-bit planar format that keeps the format's chroma as it is sampled.
  private static func target(_ descriptor: AVPixFmtDescriptor, hasChroma: Bool) -> AVPixelFormat {
    let isRGB = descriptor.flags & UInt64(AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL) != 0
    if isRGB { return AV_PIX_FMT_YUV444P }
    if !hasChroma { return AV_PIX_FMT_GRAY8 }
    return switch (descriptor.log2_chroma_w, descriptor.log2_chroma_h) {
    case (1, 1): AV_PIX_FMT_YUV420P
    case (1, 0): AV_PIX_FMT_YUV422P
    case (0, 1): AV_PIX_FMT_YUV440P
    case (2, 0): AV_PIX_FMT_YUV411P
    case (2, 2): AV_PIX_FMT_YUV410P
    default: AV_PIX_FMT_YUV444P
    }
  }
}
