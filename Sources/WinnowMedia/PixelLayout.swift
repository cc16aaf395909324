import CFFmpeg
import WinnowCore

/// How a pixel format's samples lie in memory, as far as reading them in place goes.
enum PixelLayout {
  /// Eight-bit luma and chroma in planes of their own, or luma alone: read as it is.
  case planar(hasChroma: Bool)
  /// The same with samples of 9 to 16 bits, each in a word: brought to eight bits.
  case deep(depth: Int, hasChroma: Bool)
  /// Anything else, to be converted to `target` first.
  case converted(to: AVPixelFormat)

  init(_ format: AVPixelFormat) {
    guard let descriptor = av_pix_fmt_desc_get(format)?.pointee else {
      self = .converted(to: AV_PIX_FMT_YUV444P)
      return
    }
    let hasChroma = descriptor.nb_components >= 3
    switch Self.planarDepth(descriptor) {
    case 8: self = .planar(hasChroma: hasChroma)
    case .some(let depth): self = .deep(depth: depth, hasChroma: hasChroma)
    case nil: self = .converted(to: Self.target(descriptor, hasChroma: hasChroma))
    }
  }

  /// The bits of a sample where luma and chroma lie in planes of their own, in native bytes or words
  /// that hold nothing else.
  private static func planarDepth(_ descriptor: AVPixFmtDescriptor) -> Int? {
    let excluded =
      AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL | AV_PIX_FMT_FLAG_BITSTREAM
      | AV_PIX_FMT_FLAG_HWACCEL | AV_PIX_FMT_FLAG_FLOAT
    guard descriptor.flags & UInt64(excluded) == 0 else { return nil }
    let depth = descriptor.comp.0.depth
    guard 8...16 ~= depth, depth == 8 || isNative(descriptor) else { return nil }
    let components = [descriptor.comp.0, descriptor.comp.1, descriptor.comp.2]
    let isGrey = descriptor.nb_components <= 2
    let isPlanar = components.prefix(isGrey ? 1 : 3).enumerated().allSatisfy { plane, component in
      component.plane == plane && component.step == (depth == 8 ? 1 : 2) && component.offset == 0
        && component.shift == 0 && component.depth == depth
    }
    return isPlanar ? Int(depth) : nil
  }

  private static func isNative(_ descriptor: AVPixFmtDescriptor) -> Bool {
    let isBigEndian = descriptor.flags & UInt64(AV_PIX_FMT_FLAG_BE) != 0
    return isBigEndian == (UInt16(bigEndian: 1) == 1)
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
