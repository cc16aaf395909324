/// Eight-bit samples in rows, read in place in somebody else's memory.
///
/// Valid only inside the closure that handed it out. Row `y` begins `y * stride` bytes after `base`;
/// the bytes between `width` and `stride` are never read.
public struct PlaneView {
  /// The first sample.
  public let base: UnsafePointer<UInt8>
  /// Samples in a row.
  public let width: Int
  /// Rows.
  public let height: Int
  /// Bytes from one row to the next; negative for pictures stored bottom up.
  public let stride: Int

  /// - Precondition: `width` and `height` are at least 1 and every row is readable.
  package init(base: UnsafePointer<UInt8>, width: Int, height: Int, stride: Int) {
    precondition(width > 0 && height > 0, "A plane has at least one sample.")
    self.base = base
    self.width = width
    self.height = height
    self.stride = stride
  }

  /// The sample in column `x` of row `y`, both from 0. Outside the plane it is that of the nearest edge.
  public subscript(x: Int, y: Int) -> UInt8 {
    base[max(0, min(y, height - 1)) * stride + max(0, min(x, width - 1))]
  }

  /// The part of this plane inside `rect`, sharing its memory.
  ///
  /// - Precondition: `rect` lies inside the plane and is not empty.
  package func cropped(to rect: PixelRect) -> PlaneView {
    precondition(PixelRect(x: 0, y: 0, width: width, height: height).contains(rect))
    return PlaneView(
      base: base + (rect.y * stride + rect.x), width: rect.width, height: rect.height,
      stride: stride)
  }

  /// The first row and every `spacing`-th below it, sharing their memory.
  func everyRow(_ spacing: Int) -> PlaneView {
    PlaneView(
      base: base, width: width, height: (height + spacing - 1) / spacing, stride: spacing * stride)
  }
}
