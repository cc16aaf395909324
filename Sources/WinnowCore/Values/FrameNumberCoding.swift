/// Increasing frame numbers as bytes: those at a constant distance, such as the keyframes of most
/// videos, take a few bytes whatever their number.
///
/// Layout: (step, repetitions) pairs, each as a zigzag variable-length integer; the first step leads
/// from -1 to the first number.
package enum FrameNumberCoding {
  /// - Precondition: `frames` increase and are not negative.
  package static func bytes(_ frames: [Int]) -> [UInt8] {
    var bytes = VariableLengthBytes()
    var run: (step: Int, count: Int) = (0, 0)
    var last = -1
    for frame in frames {
      if frame - last != run.step {
        if run.count > 0 { bytes.append(Int64(run.step), Int64(run.count)) }
        run = (frame - last, 0)
      }
      run.count += 1
      last = frame
    }
    if run.count > 0 { bytes.append(Int64(run.step), Int64(run.count)) }
    return bytes.bytes
  }

  /// Restores what `bytes` has coded; nil where the bytes are not such a code, or name frames that
  /// are not below `count`.
  package static func frames(_ encoded: [UInt8], below count: Int) -> [Int]? {
    var bytes = VariableLengthBytes(bytes: encoded)
    var frames: [Int] = []
    var last = -1
    while !bytes.isAtEnd {
      guard let step = bytes.next(), let repetitions = bytes.next(), step > 0, repetitions > 0,
        step <= count, repetitions <= Int64(count - 1 - last) / step,
        repetitions <= FrameTimes.most - frames.count
      else { return nil }
      for _ in 0..<repetitions {
        last += Int(step)
        frames.append(last)
      }
    }
    return frames
  }
}
