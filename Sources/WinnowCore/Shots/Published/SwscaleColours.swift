/// Blue, green and red of luma and chroma, as the fast converter of FFmpeg's swscale computes them,
/// from which OpenCV's video capture gets its pixels.
///
/// Products are cut to whole levels one by one before they are added (`libswscale/x86/yuv_2_rgb.asm`).
/// The factors are those of `ff_yuv2rgb_coeffs` in FFmpeg 8, brought to 1/8192. No sum leaves 32
/// bits.
struct SwscaleColours {
  typealias Levels = (blue: Int32, green: Int32, red: Int32)

  /// Luma that is black, in eighths of a level.
  private let black: Int32
  private let luma: Int32
  private let redOfV: Int32
  private let blueOfU: Int32
  private let greenOfU: Int32
  private let greenOfV: Int32

  init(_ matrix: ColorMatrix, _ range: SampleRange) {
    let factors = Self.limitedFactors(matrix)
    let isFull = range == .full
    func rounded(_ factor: Int) -> Int32 {
      Int32((factor * 8192 + 1 << 15) >> 16)
    }
    func chroma(_ factor: Int) -> Int32 { rounded(isFull ? factor * 224 / 255 : factor) }
    black = isFull ? 0 : 128
    luma = rounded(isFull ? 1 << 16 : (1 << 16) * 255 / 219)
    redOfV = chroma(factors.redOfV)
    blueOfU = chroma(factors.blueOfU)
    greenOfU = chroma(-factors.greenOfU)
    greenOfV = chroma(-factors.greenOfV)
  }

  /// Levels of 0...255.
  @inline(__always)
  func levels(_ y: UInt8, _ u: UInt8, _ v: UInt8) -> Levels {
    let light = ((Int32(y) &* 8 &- black) &* luma) &>> 16
    let (u, v) = (Int32(u) &* 8 &- 1024, Int32(v) &* 8 &- 1024)
    let blue = light &+ (u &* blueOfU) &>> 16
    let green = light &+ (u &* greenOfU) &>> 16 &+ (v &* greenOfV) &>> 16
    let red = light &+ (v &* redOfV) &>> 16
    return (Self.clamped(blue), Self.clamped(green), Self.clamped(red))
  }

  @inline(__always)
  private static func clamped(_ level: Int32) -> Int32 {
    level < 0 ? 0 : level > 255 ? 255 : level
  }

  /// Factors of limited-range chroma in 1/65536.
  private static func limitedFactors(_ matrix: ColorMatrix)
    -> (redOfV: Int, blueOfU: Int, greenOfU: Int, greenOfV: Int)
  {
    switch matrix {
    case .bt601: (104_597, 132_201, 25_675, 53_279)
    case .bt709: (117_489, 138_438, 13_975, 34_925)
    case .bt2020: (110_013, 140_363, 12_277, 42_626)
    }
  }
}
