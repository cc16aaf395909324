import WinnowCore

/// A band of a shot as a part of the pictures of a clip.
struct PictureLayer {
  /// Moment by moment.
  let pictures: [Plane]
  /// How much of it is added, in 1/64.
  let weight: Int16
  /// By how many samples, row after row, it is moved; what leaves at the end comes in at the start.
  let shift: Int
  /// The sample that stands for nothing.
  let middle: Int16

  /// Adds 64 times what this is at a moment.
  func add(to sums: inout [Int16], _ moment: Int) {
    let samples = pictures[moment].samples
    let kept = samples.count - shift
    for place in 0..<kept {
      sums[place + shift] &+= (Int16(samples[place]) &- middle) &* weight
    }
    for place in 0..<shift {
      sums[place] &+= (Int16(samples[kept + place]) &- middle) &* weight
    }
  }
}
