import CFFmpeg
import WinnowCore

extension VideoFrame {
  /// Fills this frame's three planes with those of `source`, brought upright by `orientation`.
  ///
  /// Both are 4:2:0 with eight bits a sample, and this one has the turned size.
  mutating func turnPlanes(of source: borrowing VideoFrame, by orientation: Orientation) {
    let (width, height) = (source.width, source.height)
    source.withPlanePointers(from: nil) { planes, strides in
      withMutablePlanePointers { into, intoStrides in
        for plane in 0..<3 {
          guard let from = planes[plane], let to = into[plane] else { continue }
          let (w, h) = plane == 0 ? (width, height) : ((width + 1) / 2, (height + 1) / 2)
          let stored = PlaneView(base: from, width: w, height: h, stride: Int(strides[plane]))
          TurnedPlaneView(stored, by: orientation).copy(to: to, stride: Int(intoStrides[plane]))
        }
      }
    }
  }
}
