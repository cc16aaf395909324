/// Decodes frames by their numbers in an index, and notices where they are not what it says.
///
/// Stands behind the frame it gave last, so that the next one costs no more than itself. Not thread-safe.
final class IndexedReader {
  private let reader: VideoReader
  private let index: StreamIndex
  /// The frame the codec has to give next.
  private var expected = 0
  /// The one before, where it was given: it may be asked for again.
  private var last: HeldFrame?
  /// The time of the keyframe that decoding began with.
  private var start = Int64.min
  /// The entries that were sought since this was emptied.
  var seeks: [Int] = []

  /// - Parameter index: an index of the same file, without a fault.
  init(
    path: String, index: StreamIndex, limits: DecodeLimits, onPacket: @escaping () -> Void
  ) throws(MediaError) {
    self.index = index
    reader = try VideoReader(path: path, limits: limits, onPacket: onPacket)
  }

  /// Whether frame `number` comes up without a seek that leads back.
  func isAhead(_ number: Int) -> Bool {
    number >= expected || number == expected - 1 && last != nil
  }

  /// Whether frame `number`, to which the entry `keyframe` leads, comes up without any seek.
  func isNear(_ number: Int, _ keyframe: Int) -> Bool {
    isAhead(number) && keyframe <= reader.position
  }

  /// Whether frame `number`, to which the entry `keyframe` leads, can be got by seeking.
  func canReach(_ number: Int, _ keyframe: Int) -> Bool {
    isAhead(number) || keyframe > 0 && reader.demuxer.canSeek(in: index)
  }

  /// Sees to it that `keyframe`, an entry of the index, is decoded, and that decoding need not begin
  /// before it for frame `number`; false where it cannot be found.
  func begin(at keyframe: Int, for number: Int) throws(MediaError) -> Bool {
    guard keyframe > reader.position || !isAhead(number) else { return true }
    let entry = index.entries[keyframe]
    if reader.demuxer.canSeek(in: index) { seeks.append(keyframe) }
    last = nil
    guard try reader.demuxer.jump(to: entry, in: index, packet: reader.packet) else { return false }
    reader.begin(at: keyframe)
    start = entry.pts
    expected = index.firstFrame(atOrAfter: entry.pts)
    return true
  }

  /// Decodes up to frame `number`; nil where a frame is not what the index says or is damaged, so
  /// that decoding from the start may give another.
  func frame(_ number: Int) throws(MediaError) -> HeldFrame? {
    if number == expected - 1, let last { return last }
    last = nil
    while let frame = try reader.next() {
      if let pts = frame.pts, pts < start { continue }
      guard expected <= number, frame.pts == index.times[expected], !frame.isPatched,
        reader.complaints == 0
      else { return nil }
      expected += 1
      guard expected > number else { continue }
      let held = HeldFrame(frame)
      last = held
      return held
    }
    return nil
  }
}
