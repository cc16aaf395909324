import CFFmpeg
import WinnowCore

extension VideoFrame {
  /// Fills this frame's three planes with those of `source`, turned clockwise.
  ///
  /// Both are 4:2:0 with eight bits a sample, and this one has the turned size.
  mutating func turnPlanes(of source: borrowing VideoFrame, by rotation: Rotation) {
    let (width, height) = (source.width, source.height)
    source.withPlanePointers(from: nil) { planes, strides in
      withMutablePlanePointers { into, intoStrides in
        for plane in 0..<3 {
          guard let from = planes[plane], let to = into[plane] else { continue }
          let (w, h) = plane == 0 ? (width, height) : ((width + 1) / 2, (height + 1) / 2)
          let view = PlaneView(base: from, width: w, height: h, stride: Int(strides[plane]))
          Self.turn(view, into: to, stride: Int(intoStrides[plane]), by: rotation)
        }
      }
    }
  }

  private static func turn(
    _ view: PlaneView, into target: UnsafeMutablePointer<UInt8>, stride: Int, by rotation: Rotation
  ) {
    let (right, bottom) = (view.width - 1, view.height - 1)
    for y in 0..<view.height {
      for x in 0..<view.width {
        let (u, v) =
          switch rotation {
          case .none: (x, y)
          case .quarter: (bottom - y, x)
          case .half: (right - x, bottom - y)
          case .threeQuarters: (y, right - x)
          }
        target[v * stride + u] = view[x, y]
      }
    }
  }
}
