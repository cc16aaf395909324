import CFFmpeg
import WinnowCore

/// What the FFmpeg is that Winnow runs with, and what that one lacks.
package enum MediaLibraries {
  /// One of FFmpeg's libraries.
  package struct Library: Hashable, Sendable, Codable {
    package var name: String
    /// "59.27.100", as loaded.
    package var loaded: String
    /// As Winnow was built with.
    package var built: String
  }

  /// FFmpeg's own word for its release: "5.1.6-0+deb12u1".
  package static var release: String { String(cString: av_version_info()) }

  package static var all: [Library] {
    [
      Library(
        "libavformat", avformat_version(),
        (LIBAVFORMAT_VERSION_MAJOR, LIBAVFORMAT_VERSION_MINOR, LIBAVFORMAT_VERSION_MICRO)),
      Library(
        "libavcodec", avcodec_version(),
        (LIBAVCODEC_VERSION_MAJOR, LIBAVCODEC_VERSION_MINOR, LIBAVCODEC_VERSION_MICRO)),
      Library(
        "libavutil", avutil_version(),
        (LIBAVUTIL_VERSION_MAJOR, LIBAVUTIL_VERSION_MINOR, LIBAVUTIL_VERSION_MICRO)),
      Library(
        "libswresample", swresample_version(),
        (LIBSWRESAMPLE_VERSION_MAJOR, LIBSWRESAMPLE_VERSION_MINOR, LIBSWRESAMPLE_VERSION_MICRO)),
      Library(
        "libswscale", swscale_version(),
        (LIBSWSCALE_VERSION_MAJOR, LIBSWSCALE_VERSION_MINOR, LIBSWSCALE_VERSION_MICRO)),
    ]
  }

  /// FFmpeg's names of the containers that are opened as video: "mov", "mp4", "m4a" and so on.
  package static var containers: [String] {
    let names = Demuxer.formats.flatMap { format in
      guard let found = av_find_input_format(format) else { return [String]() }
      return String(cString: found.pointee.name).split(separator: ",").map(String.init)
    }
    return Set(names).sorted()
  }

  /// Containers that are opened where FFmpeg reads them, and that this one does not.
  package static var missingContainers: [String] {
    Demuxer.formats.filter { av_find_input_format($0) == nil }
  }

  /// Common codecs that this FFmpeg cannot decode.
  package static var missingDecoders: [String] {
    // Any of the names will do: FFmpeg's own AV1 decoder needs hardware.
    let wanted: [(codec: String, decoders: [String])] = [
      ("AV1", ["libdav1d", "libaom-av1"]), ("FFV1", ["ffv1"]), ("FLV", ["flv"]),
      ("GIF", ["gif"]), ("H.263", ["h263"]), ("H.264", ["h264"]), ("HEVC", ["hevc"]),
      ("Motion JPEG", ["mjpeg"]), ("MPEG-1", ["mpeg1video"]), ("MPEG-2", ["mpeg2video"]),
      ("MPEG-4", ["mpeg4"]), ("ProRes", ["prores"]), ("Theora", ["theora"]), ("VC-1", ["vc1"]),
      ("VP8", ["vp8", "libvpx"]), ("VP9", ["vp9", "libvpx-vp9"]), ("WMV", ["wmv3"]),
    ]
    return wanted.filter { $0.decoders.allSatisfy { avcodec_find_decoder_by_name($0) == nil } }
      .map(\.codec)
  }

  /// FFmpeg's names of encoders for clips and pictures that this one lacks.
  package static var missingEncoders: [String] {
    (ClipCoding.encoders + [SoundEncoder.codec] + PictureFormat.allCases.map(StillEncoder.codec))
      .filter { avcodec_find_encoder_by_name($0) == nil }
  }
}

extension MediaLibraries.Library {
  fileprivate init(_ name: String, _ loaded: UInt32, _ built: (Int32, Int32, Int32)) {
    self.name = name
    self.loaded = "\(loaded >> 16).\(loaded >> 8 & 0xFF).\(loaded & 0xFF)"
    self.built = "\(built.0).\(built.1).\(built.2)"
  }
}
