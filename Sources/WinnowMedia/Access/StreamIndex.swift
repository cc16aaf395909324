import WinnowCore

/// The packets of a video stream in the order they are decoded in, found by demuxing alone.
///
/// All times are ticks of the stream's time base. Takes 36 bytes a packet.
package struct StreamIndex: Hashable, Sendable {
  /// What is known of a packet before it is decoded.
  package struct Entry: Hashable, Sendable {
    package var pts: Int64
    /// `pts` where the container does not tell.
    package var dts: Int64
    /// Bytes.
    package var size: Int32
    /// Whether decoding can begin here, by the container's word.
    package var isKeyframe: Bool
    /// Whether the picture is decoded for others' sake and not shown, as an edit list may ask.
    package var isDiscarded: Bool

    package init(
      pts: Int64, dts: Int64, size: Int32 = 0, isKeyframe: Bool = false, isDiscarded: Bool = false
    ) {
      (self.pts, self.dts, self.size) = (pts, dts, size)
      (self.isKeyframe, self.isDiscarded) = (isKeyframe, isDiscarded)
    }
  }

  /// Why packets do not tell which frames there are.
  package enum Fault: String, Hashable, Sendable {
    /// A packet without a time, as in raw streams and of B-frames in some containers.
    case missingTime
    /// Two frames at one time.
    case repeatedTime
    /// Packets that are damaged or cannot be read.
    case damaged
    /// A palette or codec header that comes with a packet: decoding that begins further on lacks it.
    case passingHeader
    /// A frame that is shown or coded before every keyframe; or no frame at all.
    case noKeyframe
  }

  package let entries: [Entry]
  /// The time of every frame that is shown, increasing. A frame's position here is its number.
  package let times: [Int64]
  /// Where the container's clock leaps; all other times go on there.
  package let leaps: [ClockLeap]
  /// Ticks that the last frame is shown for, by the word of its packet; 0 where that does not tell.
  package let lastLength: Int64
  /// Set where the index must not be used to find frames; the rest then holds what was read so far.
  package let fault: Fault?
  /// For each frame its entry.
  private let entryOfFrame: [Int32]
  /// The entries that are keyframes, increasing.
  private let keyframes: [Int32]

  /// - Parameters:
  ///   - entries: in the order they are decoded in.
  ///   - lastLength: ticks that the last frame is shown for; 0 where that is not told.
  ///   - fault: what kept the packets from being read to the end.
  package init(
    _ entries: [Entry], leaps: [ClockLeap] = [], lastLength: Int64 = 0, fault: Fault? = nil
  ) {
    let shown = entries.indices.filter { !entries[$0].isDiscarded }
      .sorted { (entries[$0].pts, $0) < (entries[$1].pts, $1) }
    let times = shown.map { entries[$0].pts }
    self.entries = entries
    self.times = times
    self.leaps = leaps
    self.lastLength = lastLength
    self.fault = fault ?? Self.fault(entries, times)
    entryOfFrame = shown.map { Int32(clamping: $0) }
    keyframes = entries.indices.filter { entries[$0].isKeyframe }.map { Int32(clamping: $0) }
  }

  private static func fault(_ entries: [Entry], _ times: [Int64]) -> Fault? {
    if zip(times, times.dropFirst()).contains(where: ==) { return .repeatedTime }
    var first = Int64.max
    for entry in entries {
      if entry.isKeyframe { first = min(first, entry.pts) }
      if !entry.isDiscarded, entry.pts < first { return .noKeyframe }
    }
    return times.isEmpty ? .noKeyframe : nil
  }

  /// The times of the keyframes that are shown, increasing.
  package var keyframeTimes: [Int64] {
    entryOfFrame.map { entries[Int($0)] }.filter(\.isKeyframe).map(\.pts)
  }

  /// The number of the frame shown at `time`: the last one at or before it; nil before the first.
  package func frame(shownAt time: Int64) -> Int? {
    let after = firstFrame(atOrAfter: time)
    if after < times.count, times[after] == time { return after }
    return after > 0 ? after - 1 : nil
  }

  /// The number of the first frame at `time` or later; `times.count` where there is none.
  func firstFrame(atOrAfter time: Int64) -> Int {
    times.firstPosition { $0 >= time }
  }

  /// The entry of a frame.
  func entry(of frame: Int) -> Int { Int(entryOfFrame[frame]) }

  /// The entry that decoding has to begin with for `frame` to come out whole: the last keyframe
  /// that is neither decoded nor shown after it.
  ///
  /// A keyframe shown later is no help even where it is decoded earlier: the pictures between may
  /// need the ones before it (an open group of pictures).
  func keyframe(governing frame: Int) -> Int? {
    let entry = entryOfFrame[frame]
    let behind = keyframes.firstPosition { $0 > entry }
    return keyframes[..<behind].last { entries[Int($0)].pts <= times[frame] }.map { Int($0) }
  }
}
