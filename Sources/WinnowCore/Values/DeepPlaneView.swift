/// Samples of 9 to 16 bits in rows of 16-bit words, read in place in somebody else's memory.
///
/// Valid only inside the closure that handed it out. Row `y` begins `y * stride` bytes after `base`;
/// the bytes behind the `width` words of a row are never read.
package struct DeepPlaneView {
  package let base: UnsafePointer<UInt16>
  package let width: Int
  package let height: Int
  /// Bytes from one row to the next; negative for pictures stored bottom up.
  package let stride: Int

  /// - Precondition: `width` and `height` are at least 1, every row is readable and begins at an
  ///   even address.
  package init(base: UnsafePointer<UInt16>, width: Int, height: Int, stride: Int) {
    precondition(width > 0 && height > 0, "A plane has at least one sample.")
    self.base = base
    self.width = width
    self.height = height
    self.stride = stride
  }

  package subscript(x: Int, y: Int) -> UInt16 {
    assert(x >= 0 && x < width && y >= 0 && y < height)
    return (UnsafeRawPointer(base) + y * stride).load(fromByteOffset: 2 * x, as: UInt16.self)
  }
}
