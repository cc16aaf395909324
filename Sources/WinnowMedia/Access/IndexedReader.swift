/// Decodes frames by their numbers in an index, and notices where they are not what it says.
///
/// Only moves forward. Not thread-safe.
final class IndexedReader {
  private let reader: VideoReader
  private let index: StreamIndex
  /// The frame the codec has to give next.
  private var expected = 0
  /// The time of the keyframe that decoding began with.
  private var start = Int64.min
  /// The entries that were sought.
  private(set) var seeks: [Int] = []

  /// - Parameter index: an index of the same file, without a fault.
  init(
    path: String, index: StreamIndex, limits: DecodeLimits, onPacket: @escaping () -> Void
  ) throws(MediaError) {
    self.index = index
    reader = try VideoReader(path: path, limits: limits, onPacket: onPacket)
  }

  /// Sees to it that `keyframe`, an entry of the index, is decoded, and that decoding need not begin
  /// before it; false where it cannot be found.
  func begin(at keyframe: Int) throws(MediaError) -> Bool {
    guard keyframe > reader.position else { return true }
    let entry = index.entries[keyframe]
    if reader.demuxer.canSeek(in: index) { seeks.append(keyframe) }
    guard try reader.demuxer.jump(to: entry, in: index, packet: reader.packet) else { return false }
    reader.begin(at: keyframe)
    start = entry.pts
    expected = index.firstFrame(atOrAfter: entry.pts)
    return true
  }

  /// Decodes up to frame `number`; nil where a frame is not what the index says or is damaged, so
  /// that decoding from the start may give another.
  func frame(_ number: Int) throws(MediaError) -> VideoFrame? {
    while let frame = try reader.next() {
      if let pts = frame.pts, pts < start { continue }
      guard expected <= number, frame.pts == index.times[expected], !frame.isPatched,
        reader.complaints == 0
      else { return nil }
      expected += 1
      if expected > number { return frame }
    }
    return nil
  }
}
