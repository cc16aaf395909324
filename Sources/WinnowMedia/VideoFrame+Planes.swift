import CFFmpeg
import WinnowCore

extension VideoFrame {
  /// Lends planes stored in eight bits; nil where one is missing.
  func withPlanes<R>(hasChroma: Bool, _ body: (FrameView) throws -> R) rethrows -> R? {
    guard let luma = plane(0) else { return nil }
    guard hasChroma else { return try body(view(luma, nil)) }
    guard let u = plane(1), let v = plane(2) else { return nil }
    return try body(view(luma, (u, v)))
  }

  /// Lends planes stored in `depth` bits, each sample in a word, brought to eight; nil where one is
  /// missing.
  func withPlanes<R>(
    depth: Int, hasChroma: Bool, kernels: Kernels = .best, _ body: (FrameView) throws -> R
  ) rethrows -> R? {
    func narrowed(_ index: Int) -> Plane? {
      let narrowing = Narrowing(depth: depth, range: range, isChroma: index > 0)
      return deepPlane(index).map { kernels.narrow($0, by: narrowing) }
    }
    guard let luma = narrowed(0) else { return nil }
    guard hasChroma else { return try luma.withView { try body(view($0, nil)) } }
    guard let u = narrowed(1), let v = narrowed(2) else { return nil }
    return try luma.withView { luma in
      try u.withView { u in try v.withView { v in try body(view(luma, (u, v))) } }
    }
  }

  private func view(_ luma: PlaneView, _ chroma: (u: PlaneView, v: PlaneView)?) -> FrameView {
    FrameView(
      luma: luma, chroma: chroma, range: range, matrix: matrix,
      isMatrixAnnounced: isMatrixAnnounced)
  }

  private func plane(_ index: Int) -> PlaneView? {
    guard let (samples, stride, width, height) = rows(index) else { return nil }
    return PlaneView(base: samples, width: width, height: height, stride: stride)
  }

  private func deepPlane(_ index: Int) -> DeepPlaneView? {
    guard let (samples, stride, width, height) = rows(index) else { return nil }
    let words = UnsafeRawPointer(samples).assumingMemoryBound(to: UInt16.self)
    return DeepPlaneView(base: words, width: width, height: height, stride: stride)
  }

  /// The rows of plane `index`; its size in samples.
  private func rows(_ index: Int) -> (
    samples: UnsafeMutablePointer<UInt8>, stride: Int, width: Int, height: Int
  )? {
    let frame = pointer.pointee
    let planes = [
      (frame.data.0, frame.linesize.0), (frame.data.1, frame.linesize.1),
      (frame.data.2, frame.linesize.2),
    ]
    let (samples, stride) = planes[index]
    guard let samples, width > 0, height > 0 else { return nil }
    let shifts = av_pix_fmt_desc_get(format)?.pointee
    let (w, h) = index == 0 ? (0, 0) : (shifts?.log2_chroma_w ?? 0, shifts?.log2_chroma_h ?? 0)
    return (samples, Int(stride), -(-width >> w), -(-height >> h))
  }
}
