/// Eight-bit samples in rows without padding, owned.
public struct Plane: Hashable, Sendable {
  /// Samples in a row.
  public let width: Int
  /// Rows.
  public let height: Int
  /// All samples, row after row.
  public private(set) var samples: [UInt8]

  /// A plane of `width` x `height` samples, all of them `value`.
  ///
  /// - Precondition: both sides are at least 1.
  package init(width: Int, height: Int, filledWith value: UInt8 = 0) {
    precondition(width > 0 && height > 0, "A plane has at least one sample.")
    self.width = width
    self.height = height
    samples = [UInt8](repeating: value, count: width * height)
  }

  /// A plane whose samples `write` sets, all of them, row after row.
  ///
  /// - Precondition: both sides are at least 1.
  init(width: Int, height: Int, writing write: (UnsafeMutablePointer<UInt8>) -> Void) {
    precondition(width > 0 && height > 0, "A plane has at least one sample.")
    self.width = width
    self.height = height
    samples = [UInt8](unsafeUninitializedCapacity: width * height) { samples, count in
      write(samples.baseAddress!)
      count = width * height
    }
  }

  /// A plane of `samples`, row after row.
  ///
  /// - Precondition: both sides are at least 1, and there are as many samples.
  init(width: Int, height: Int, samples: ArraySlice<UInt8>) {
    precondition(width > 0 && height > 0 && samples.count == width * height)
    self.width = width
    self.height = height
    self.samples = Array(samples)
  }

  /// A plane whose sample at (x, y) is `sample(x, y)`.
  public init(width: Int, height: Int, sample: (Int, Int) -> UInt8) {
    self.init(width: width, height: height)
    for y in 0..<height { for x in 0..<width { samples[y * width + x] = sample(x, y) } }
  }

  /// The samples of `view`, copied without its padding.
  public init(copying view: PlaneView) {
    self.init(width: view.width, height: view.height) { samples in
      for y in 0..<view.height {
        (samples + y * view.width).update(from: view.base + y * view.stride, count: view.width)
      }
    }
  }

  /// The sample in column `x` of row `y`, both from 0.
  public subscript(x: Int, y: Int) -> UInt8 {
    get { samples[y * width + x] }
    set { samples[y * width + x] = newValue }
  }

  /// Lends the samples for reading.
  public func withView<R>(_ body: (PlaneView) throws -> R) rethrows -> R {
    try samples.withUnsafeBufferPointer {
      try body(PlaneView(base: $0.baseAddress!, width: width, height: height, stride: width))
    }
  }

  /// Lends the samples for writing, row after row.
  package mutating func withMutableSamples<R>(
    _ body: (UnsafeMutableBufferPointer<UInt8>) throws -> R
  ) rethrows -> R {
    try samples.withUnsafeMutableBufferPointer { try body($0) }
  }
}
