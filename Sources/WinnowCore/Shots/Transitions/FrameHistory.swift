/// The features of the latest frames, addressed by their position in the video.
struct FrameHistory {
  private let capacity: Int
  private var ring: [FrameFeatures] = []
  /// How many frames have been added; the newest is at `end - 1`.
  private(set) var end = 0

  init(capacity: Int) {
    self.capacity = max(1, capacity)
  }

  /// The frames that can be read.
  var frames: Range<Int> { end - ring.count..<end }

  var last: FrameFeatures? { end == 0 ? nil : self[end - 1] }

  mutating func append(_ features: FrameFeatures) {
    if ring.count < capacity {
      ring.append(features)
    } else {
      ring[end % capacity] = features
    }
    end += 1
  }

  /// - Precondition: `frames` contains `frame`.
  subscript(frame: Int) -> FrameFeatures {
    get { ring[frame % capacity] }
    set { ring[frame % capacity] = newValue }
  }

  /// How much edge energy a frame has left between two others: its mean over the mean of theirs.
  ///
  /// Read in place: nearly every window is refused by this alone.
  func dip(at middle: Int, between first: Int, and last: Int) -> Double {
    let ends = (ring[first % capacity].meanEnergy + ring[last % capacity].meanEnergy) / 2
    return ring[middle % capacity].meanEnergy / (ends + 1)
  }
}
