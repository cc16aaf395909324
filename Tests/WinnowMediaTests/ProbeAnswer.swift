import Foundation
import TestSupport
import WinnowCore
import WinnowMedia

/// What `ffprobe -show_streams -show_format -of json` says, in its own names put together.
struct ProbeAnswer {
  struct Stream: Decodable {
    var codecName: String?
    var width: Int?
    var height: Int?
    var pixFmt: String?
    var avgFrameRate: String?
    var rFrameRate: String?
    var timeBase: String?
    var startPts: Int64?
    var nbFrames: String?
    var bitRate: String?
    var duration: String?
    var sampleAspectRatio: String?
    var colorRange: String?
    var colorSpace: String?
    var colorTransfer: String?
    var colorPrimaries: String?
    var fieldOrder: String?
    var sideDataList: [SideData]?
    var disposition: [String: Int]?

    /// Whether it is cover art rather than a video.
    var isPicture: Bool { disposition?["attached_pic"] == 1 }
  }

  struct SideData: Decodable {
    var rotation: Int?
  }

  struct Format: Decodable {
    var formatName: String
    var bitRate: String?
    var duration: String?
  }

  private struct Answer: Decodable {
    var streams: [Stream]
    var format: Format
  }

  var stream: Stream
  var format: Format

  /// Of several video streams the one with the largest picture, which is the best by FFmpeg's rules;
  /// cover art is none.
  init(path: String) throws {
    let bytes = try TestProgram.ffprobe.output([
      "-v", "quiet", "-select_streams", "v", "-show_streams", "-show_format", "-of",
      "json", "-i", "file:" + path,
    ])
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let answer = try decoder.decode(Answer.self, from: Data(bytes))
    let pixels = { (stream: Stream) in (stream.width ?? 0) * (stream.height ?? 0) }
    let videos = answer.streams.filter { !$0.isPicture }
    guard let best = videos.max(by: { pixels($0) < pixels($1) }) else {
      throw TestProgramError(command: "ffprobe \(path)", status: 0)
    }
    (stream, format) = (best, answer.format)
  }

  /// The average rate, or the guessed one where there is none.
  var frameRate: String? {
    let isUnknown = stream.avgFrameRate.map { $0.hasPrefix("0/") || $0.hasSuffix("/0") } ?? true
    return isUnknown ? stream.rFrameRate : stream.avgFrameRate
  }

  private static let fullFormats = ["yuvj420p", "bgra", "bgr0", "gray", "pal8"]

  /// An untagged stream has the range its pixel format is stored in.
  var range: SampleRange {
    switch stream.colorRange {
    case "pc": .full
    case "tv": .limited
    default: Self.fullFormats.contains(stream.pixFmt ?? "") ? .full : .limited
    }
  }

  var matrix: ColorMatrix {
    switch stream.colorSpace {
    case "bt709": .bt709
    case "smpte170m", "bt470bg": .bt601
    case "bt2020nc": .bt2020
    default: (stream.height ?? 0) >= 720 ? .bt709 : .bt601
    }
  }

  var transfer: TransferFunction {
    switch stream.colorTransfer {
    case "smpte2084": .pq
    case "arib-std-b67": .hlg
    default: .sdr
    }
  }

  /// Two letters: the field coded first, the field shown first.
  var fieldOrder: FieldOrder {
    switch stream.fieldOrder {
    case "progressive": .progressive
    case "tt", "bt": .tff
    case "bb", "tb": .bff
    default: .unknown
    }
  }

  /// ffprobe counts degrees anticlockwise.
  var clockwise: Int {
    let anticlockwise = stream.sideDataList?.compactMap(\.rotation).first ?? 0
    return ((-anticlockwise) % 360 + 360) % 360
  }

  var sampleAspect: Double {
    let parts = stream.sampleAspectRatio?.split(separator: ":").compactMap { Double($0) } ?? []
    guard parts.count == 2, parts[0] > 0, parts[1] > 0 else { return 1 }
    return parts[0] / parts[1]
  }
}
