import CFFmpeg
import WinnowCore

/// Owns one decoded picture. Its samples are read in place, through closures.
package struct VideoFrame: ~Copyable {
  let pointer: UnsafeMutablePointer<AVFrame>
  private let nominalDuration: Int64

  /// - Parameter nominalDuration: ticks the frame is shown for where it does not tell.
  init(path: String, nominalDuration: Int64 = 0) throws(MediaError) {
    guard let frame = av_frame_alloc() else {
      throw MediaError.outOfMemory(.decode, path: path)
    }
    pointer = frame
    self.nominalDuration = nominalDuration
  }

  deinit {
    var frame: UnsafeMutablePointer<AVFrame>? = pointer
    av_frame_free(&frame)
  }

  package var width: Int { Int(pointer.pointee.width) }
  package var height: Int { Int(pointer.pointee.height) }

  /// Presentation time in ticks of the stream's time base, as well as FFmpeg can tell; nil where it
  /// cannot.
  package var pts: Int64? {
    let pts = pointer.pointee.best_effort_timestamp
    return pts == winnow_no_pts ? nil : pts
  }

  /// Ticks the frame is shown for: by the announced rate where the frame does not tell; 0 where
  /// neither does.
  package var duration: Int64 {
    let duration = winnow_frame_duration(pointer)
    return duration > 0 ? duration : nominalDuration
  }

  /// Whether decoding can begin at this frame.
  package var isKeyframe: Bool { winnow_frame_is_key(pointer) != 0 }

  /// Whether the picture is woven of two fields, by the codec's word.
  package var isInterlaced: Bool { winnow_frame_is_interlaced(pointer) != 0 }

  /// Whether the top field of an interlaced picture is shown first.
  package var isTopFieldFirst: Bool { winnow_frame_is_top_field_first(pointer) != 0 }

  /// Whether parts of the picture were damaged, so that the codec made them up.
  package var isPatched: Bool {
    pointer.pointee.decode_error_flags != 0 || pointer.pointee.flags & AV_FRAME_FLAG_CORRUPT != 0
  }

  /// Width over height of one stored pixel; 1/1 where unknown or not between 1/10 and 10.
  package var sampleAspect: Rational {
    VideoFacts.sampleAspect(pointer.pointee.sample_aspect_ratio)
  }

  package var range: SampleRange { SampleRange(pointer.pointee.color_range, format) }
  package var matrix: ColorMatrix { ColorMatrix(pointer.pointee.colorspace, height: height) }
  /// Whether the frame is tagged with its matrix, or was converted to it from red, green and blue.
  package var isMatrixAnnounced: Bool {
    let tag = pointer.pointee.colorspace
    return tag == AVCOL_SPC_RGB || ColorMatrix(tag) != nil
  }

  /// FFmpeg's name of the pixel format.
  package var pixelFormat: String {
    av_get_pix_fmt_name(format).map { String(cString: $0) } ?? "unknown"
  }

  var format: AVPixelFormat { AVPixelFormat(rawValue: pointer.pointee.format) }
}

extension VideoFrame {
  /// Gives the frame memory for `target` and the times of `source`.
  mutating func allocate(
    _ target: Scaler.Target, timesOf source: borrowing VideoFrame, path: String
  ) throws(MediaError) {
    let frame = pointer
    av_frame_copy_props(frame, source.pointer)
    frame.pointee.width = target.width
    frame.pointee.height = target.height
    frame.pointee.format = target.format.rawValue
    frame.pointee.color_range = target.range == .full ? AVCOL_RANGE_JPEG : AVCOL_RANGE_MPEG
    let code = av_frame_get_buffer(frame, 0)
    if code < 0 { throw MediaError(.convert, path: path, code: code, log: nil) }
  }

  /// Lends the plane pointers as swscale takes them, moved to the corner of `rect`.
  func withPlanePointers<R>(
    from rect: PixelRect?,
    _ body: (UnsafePointer<UnsafePointer<UInt8>?>, UnsafePointer<Int32>) -> R
  ) -> R {
    let frame = pointer.pointee
    let strides = [frame.linesize.0, frame.linesize.1, frame.linesize.2, frame.linesize.3]
    let planes = [frame.data.0, frame.data.1, frame.data.2, frame.data.3]
    let moved = planes.enumerated().map { index, samples in
      samples.map { UnsafePointer($0 + offset(index, rect, stride: Int(strides[index]))) }
    }
    return body(moved, strides)
  }

  /// Lends the plane pointers for writing.
  mutating func withMutablePlanePointers<R>(
    _ body: (UnsafePointer<UnsafeMutablePointer<UInt8>?>, UnsafePointer<Int32>) -> R
  ) -> R {
    let frame = pointer.pointee
    return body(
      [frame.data.0, frame.data.1, frame.data.2, frame.data.3],
      [frame.linesize.0, frame.linesize.1, frame.linesize.2, frame.linesize.3])
  }

  /// Bytes from the start of plane `index` to the sample at the corner of `rect`.
  private func offset(_ index: Int, _ rect: PixelRect?, stride: Int) -> Int {
    guard let rect, let descriptor = av_pix_fmt_desc_get(format)?.pointee else { return 0 }
    let components = [
      descriptor.comp.0, descriptor.comp.1, descriptor.comp.2, descriptor.comp.3,
    ].prefix(Int(descriptor.nb_components))
    guard let component = components.first(where: { $0.plane == index }) else { return 0 }
    let isRGB = descriptor.flags & UInt64(AV_PIX_FMT_FLAG_RGB) != 0
    let isChroma = (index == 1 || index == 2) && !isRGB
    let (w, h) = isChroma ? (descriptor.log2_chroma_w, descriptor.log2_chroma_h) : (0, 0)
    let isPacked = descriptor.flags & UInt64(AV_PIX_FMT_FLAG_PLANAR) == 0
    // Pixels that share chroma in one plane move together.
    let shared = (1 << Int(descriptor.log2_chroma_w)) - 1
    let x = isPacked ? rect.x & ~shared : rect.x >> w
    let isBits = descriptor.flags & UInt64(AV_PIX_FMT_FLAG_BITSTREAM) != 0
    return (rect.y >> h) * stride + x * Int(component.step) / (isBits ? 8 : 1)
  }
}
