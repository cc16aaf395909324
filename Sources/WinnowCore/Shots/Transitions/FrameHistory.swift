/// The features of the latest frames, addressed by their position in the video.
struct FrameHistory {
  /// A power of two, so that finding a frame is a mask.
  private let capacity: Int
  private var ring: [FrameFeatures] = []
  /// Beside each frame its difference to the one before after the best shift of each block; nil until
  /// a rule has asked for it.
  private var compensated: [Double?] = []
  /// How many frames have been added; the newest is at `end - 1`.
  private(set) var end = 0

  init(capacity: Int) {
    self.capacity = 1 << (Int.bitWidth - max(0, capacity - 1).leadingZeroBitCount)
  }

  /// The frames that can be read.
  var frames: Range<Int> { end - ring.count..<end }

  var last: FrameFeatures? { end == 0 ? nil : self[end - 1] }

  mutating func append(_ features: FrameFeatures) {
    if ring.count < capacity {
      ring.append(features)
      compensated.append(nil)
    } else {
      ring[place(of: end)] = features
      compensated[place(of: end)] = nil
    }
    end += 1
  }

  /// - Precondition: `frames` contains `frame`.
  subscript(frame: Int) -> FrameFeatures { ring[place(of: frame)] }

  /// The difference of a frame to the one before it after the best shift of each block, in levels,
  /// once it is known.
  ///
  /// - Precondition: `frames` contains `frame`.
  subscript(compensated frame: Int) -> Double? {
    get { compensated[place(of: frame)] }
    set { compensated[place(of: frame)] = newValue }
  }

  private func place(of frame: Int) -> Int { frame & (capacity - 1) }

  /// How much edge energy a frame has left between two others: its mean over the mean of theirs.
  func dip(at middle: Int, between first: Int, and last: Int) -> Double {
    let ends = (self[first].meanEnergy + self[last].meanEnergy) / 2
    return self[middle].meanEnergy / (ends + 1)
  }
}
