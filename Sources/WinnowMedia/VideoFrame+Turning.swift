import CFFmpeg
import WinnowCore

extension VideoFrame {
  /// Fills this frame's three planes with those of `source`, brought upright by `orientation`.
  ///
  /// Both are of one planar format that shares chroma alike in both directions, with eight bits a
  /// sample, and this one has the turned size.
  mutating func turnPlanes(of source: borrowing VideoFrame, by orientation: Orientation) {
    let (width, height) = (source.width, source.height)
    let shift = Int(av_pix_fmt_desc_get(format)?.pointee.log2_chroma_w ?? 0)
    source.withPlanePointers(from: nil) { planes, strides in
      withMutablePlanePointers { into, intoStrides in
        for plane in 0..<3 {
          guard let from = planes[plane], let to = into[plane] else { continue }
          let (w, h) = plane == 0 ? (width, height) : (-(-width >> shift), -(-height >> shift))
          let stored = PlaneView(base: from, width: w, height: h, stride: Int(strides[plane]))
          TurnedPlaneView(stored, by: orientation).copy(to: to, stride: Int(intoStrides[plane]))
        }
      }
    }
  }
}
