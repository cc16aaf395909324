import CFFmpeg
import TestSupport
import WinnowCore

@testable import WinnowMedia

/// The MD5 of a frame's samples as FFmpeg's raw video lays them out: plane after plane, without
/// padding.
enum FrameMD5 {
  /// Of the planes of a view, luma before chroma.
  static func digest(of view: FrameView) -> String {
    digest { update in
      for plane in [view.luma, view.chroma?.u, view.chroma?.v].compactMap({ $0 }) {
        for y in 0..<plane.height { update(plane.base + y * plane.stride, plane.width) }
      }
    }
  }

  /// Of the samples in the codec's own pixel format.
  static func digest(of frame: borrowing VideoFrame) -> String {
    let (format, content) = (frame.format, frame.pointer.pointee)
    let (width, height) = (content.width, content.height)
    let size = av_image_get_buffer_size(format, width, height, 1)
    var bytes = [UInt8](repeating: 0, count: Int(max(0, size)))
    _ = frame.withPlanePointers(from: nil) { planes, strides in
      av_image_copy_to_buffer(&bytes, size, planes, strides, format, width, height, 1)
    }
    return digest { $0(bytes, bytes.count) }
  }

  private typealias Update = (_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Void

  private static func digest(_ feed: (Update) -> Void) -> String {
    var state: OpaquePointer? = av_md5_alloc()
    defer { av_freep(&state) }
    av_md5_init(state)
    feed { av_md5_update(state, $0, $1) }
    var sum = [UInt8](repeating: 0, count: 16)
    av_md5_final(state, &sum)
    return sum.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }
}

extension FrameHashes {
  /// The frames `reader` gives: what is eight-bit planar and opaque as `withView` lends it, which
  /// must then be the samples in place, all else as the codec left it.
  ///
  /// A frame without a time has the one `FrameTimes` gives it.
  init(_ reader: VideoReader) throws {
    self.init(timeBase: "\(reader.facts.timeBase)")
    var clock = FrameTimes(timeBase: reader.facts.timeBase, start: reader.facts.start ?? 0)
    while let frame = try reader.next() {
      let time = clock.append(pts: frame.pts, duration: frame.duration)
      let pts = frame.pts ?? time
      if frame.isLentInPlace {
        let md5 = try reader.withView(of: frame) { FrameMD5.digest(of: $0) }
        frames.append(Frame(pts: pts, md5: md5))
      } else {
        frames.append(Frame(pts: pts, md5: FrameMD5.digest(of: frame)))
      }
    }
  }
}

extension VideoFrame {
  /// By a list, not by what the reader makes of the format.
  fileprivate var isLentInPlace: Bool {
    [
      "gray", "yuv410p", "yuv411p", "yuv420p", "yuv422p", "yuv440p", "yuv444p", "yuvj411p",
      "yuvj420p", "yuvj422p", "yuvj440p", "yuvj444p",
    ].contains(pixelFormat)
  }
}
