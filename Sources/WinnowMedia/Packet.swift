import CFFmpeg

/// Owns one packet, used again for each that is read.
final class Packet {
  /// Ticks farther from 0 are not times; `FrameTimes` holds no others, and no sum of two overflows.
  static let farthest: Int64 = 1 << 61
  static let times = -farthest...farthest

  let pointer: UnsafeMutablePointer<AVPacket>

  init(path: String) throws(MediaError) {
    guard let packet = av_packet_alloc() else {
      throw MediaError.outOfMemory(.read, path: path)
    }
    pointer = packet
  }

  deinit {
    var packet: UnsafeMutablePointer<AVPacket>? = pointer
    av_packet_free(&packet)
  }

  /// Whether decoding can begin here, by the container's word.
  var isKeyframe: Bool { pointer.pointee.flags & AV_PKT_FLAG_KEY != 0 }

  /// Whether the container knows the data to be damaged or incomplete.
  var isCorrupt: Bool { pointer.pointee.flags & AV_PKT_FLAG_CORRUPT != 0 }

  /// When the packet's frame is shown and for how long, in ticks; its decoding time where the
  /// container has no other, nil where it has none. The length is 0 where it is not told.
  var time: (start: Int64, length: Int64)? {
    let content = pointer.pointee
    let start = [content.pts, content.dts].first(where: Self.times.contains)
    return start.map { ($0, length) }
  }

  /// For how long its content is shown or heard, in ticks; 0 where that is not told.
  var length: Int64 { min(max(0, pointer.pointee.duration), Self.farthest) }

  /// Where it begins in the file, in bytes; nil where that is unknown, as of all but the first that a
  /// container holds in one piece.
  var place: Int64? { pointer.pointee.pos >= 0 ? pointer.pointee.pos : nil }

  /// What the container says of its time.
  var reading: StreamClock.Reading {
    let content = pointer.pointee
    return StreamClock.Reading(
      pts: Self.times.contains(content.pts) ? content.pts : nil,
      dts: Self.times.contains(content.dts) ? content.dts : nil,
      duration: length, isKeyframe: isKeyframe)
  }

  /// Whether the picture is decoded for others' sake and not shown, as an edit list may ask.
  var isDiscarded: Bool { pointer.pointee.flags & AV_PKT_FLAG_DISCARD != 0 }

  /// Moves its times by so many ticks; those that would be too far are no times then.
  func move(by ticks: Int64) {
    guard ticks != 0 else { return }
    pointer.pointee.pts = Self.moved(pointer.pointee.pts, by: ticks)
    pointer.pointee.dts = Self.moved(pointer.pointee.dts, by: ticks)
  }

  private static func moved(_ time: Int64, by ticks: Int64) -> Int64 {
    guard times.contains(time) else { return time }
    let (sum, overflow) = time.addingReportingOverflow(ticks)
    return !overflow && times.contains(sum) ? sum : winnow_no_pts
  }

  /// Whether it brings a palette or a codec's header, which the packets behind it need as well.
  var bringsHeader: Bool {
    [AV_PKT_DATA_PALETTE, AV_PKT_DATA_NEW_EXTRADATA].contains {
      av_packet_get_side_data(pointer, $0, nil) != nil
    }
  }

  /// Whether it says that sound has another rate or other channels from here on.
  var changesParameters: Bool {
    av_packet_get_side_data(pointer, AV_PKT_DATA_PARAM_CHANGE, nil) != nil
  }

  /// Lets go of the packet's data.
  func clear() {
    av_packet_unref(pointer)
  }
}
