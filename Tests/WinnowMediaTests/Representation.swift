import TestSupport
import Testing
import WinnowCore

/// One way of storing a picture without loss.
struct Representation: CustomTestStringConvertible, Sendable {
  var pixelFormat: String
  var range = SampleRange.limited
  var matrix = ColorMatrix.bt601

  /// The matrix that red, green and blue are measured by in pictures as small as the fixtures.
  static let all: [Representation] =
    planar.flatMap { format in
      [SampleRange.limited, .full].map { Representation(pixelFormat: format, range: $0) }
    } + packed.map { Representation(pixelFormat: $0) }
    + rgb.map { Representation(pixelFormat: $0, range: .full) }

  /// Other matrices give other luma.
  static let ofOtherMatrices: [Representation] = ["yuv420p", "yuv444p10"].flatMap { format in
    [ColorMatrix.bt709, .bt2020].map { Representation(pixelFormat: format, matrix: $0) }
  }

  private static let planar = [
    "yuv420p", "yuv422p", "yuv444p", "yuv440p", "yuv411p", "yuv410p", "yuva420p", "gray",
    "yuv420p9", "yuv420p10", "yuv422p10", "yuv444p10", "yuva444p10", "yuv420p12", "yuv422p12",
    "yuv444p12", "yuv444p16", "gray10", "gray12", "gray16",
  ]
  private static let packed = ["nv12", "yuyv422", "uyvy422"]
  private static let rgb = ["gbrp", "gbrp10", "gbrp12", "gbrap", "rgb24", "bgra", "rgb48"]

  var testDescription: String { "\(pixelFormat) \(range) \(matrix)" }
  var isGrey: Bool { pixelFormat.hasPrefix("gray") }

  /// Writes the first ten frames of `source` to `path` as this.
  func write(_ source: String, to path: String) throws {
    let range = range == .full ? "pc" : "tv"
    let scale = "scale=out_color_matrix=\(matrixName):out_range=\(range):flags="
    let flags = "area+accurate_rnd+full_chroma_int+full_chroma_inp+bitexact"
    let filter = "\(scale)\(flags),format=\(pixelFormat),setparams=range=\(range)"
    let tag = isRGB ? "" : ":colorspace=\(colorspace)"
    let input = ["-v", "error", "-nostdin", "-y", "-i", source, "-vf", filter + tag]
    let codec = ["-frames:v", "10", "-c:v", isPacked ? "rawvideo" : "ffv1", "-strict", "-2"]
    let container = isPacked ? "nut" : "matroska"
    _ = try TestProgram.ffmpeg.output(input + codec + ["-f", container, path])
  }

  private var isRGB: Bool { Self.rgb.contains(pixelFormat) }
  /// What FFV1 does not know.
  private var isPacked: Bool { Self.packed.contains(pixelFormat) || pixelFormat == "rgb24" }

  private var matrixName: String { matrix.rawValue }

  private var colorspace: String {
    switch matrix {
    case .bt601: "smpte170m"
    case .bt709: "bt709"
    case .bt2020: "bt2020nc"
    }
  }
}
