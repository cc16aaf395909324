import CFFmpeg
import WinnowCore

extension VideoFrame {
  /// Fills each plane with one sample; planar formats with eight bits a sample.
  mutating func fillPlanes(_ sample: (Int) -> UInt8) {
    for plane in 0..<3 {
      let rows = planeSize(plane).height
      let value = sample(plane)
      withMutablePlanePointers { planes, strides in
        planes[plane]?.update(repeating: value, count: rows * Int(strides[plane]))
      }
    }
  }

  /// Copies the planes of `source`, of the same format, to (`x`, `y`), as far as they fit.
  mutating func copyPlanes(of source: borrowing VideoFrame, toX x: Int, y: Int) {
    let shift = Int(av_pix_fmt_desc_get(format)?.pointee.log2_chroma_w ?? 0)
    for plane in 0..<3 {
      let (to, from) = (planeSize(plane), source.planeSize(plane))
      let (left, top) = plane == 0 ? (x, y) : (x >> shift, y >> shift)
      let width = min(from.width, to.width - left)
      let rows = min(from.height, to.height - top)
      source.withPlanePointers(from: nil) { planes, strides in
        withMutablePlanePointers { into, intoStrides in
          guard let from = planes[plane], let to = into[plane] else { return }
          for row in 0..<rows {
            (to + (top + row) * Int(intoStrides[plane]) + left)
              .update(from: from + row * Int(strides[plane]), count: width)
          }
        }
      }
    }
  }

  /// Samples across and down of plane `index`.
  private func planeSize(_ index: Int) -> (width: Int, height: Int) {
    let shift = index == 0 ? 0 : Int(av_pix_fmt_desc_get(format)?.pointee.log2_chroma_w ?? 0)
    return (-(-width >> shift), -(-height >> shift))
  }
}
