import CFFmpeg

extension StreamIndex {
  /// Reads the packets of the best video stream of the file at `path`, up to the first fault.
  ///
  /// - Throws: `MediaError` where the file cannot be opened, is not media, or has no video.
  ///
  /// - Parameter onPacket: called for every packet read, as a sign of life.
  package init(path: String, onPacket: @escaping () -> Void = {}) throws(MediaError) {
    try self.init(Demuxer(path: path, onPacket: onPacket))
  }

  /// Reads `demuxer` from where it is, up to the first fault.
  init(_ demuxer: Demuxer) throws(MediaError) {
    let packet = try Packet(path: demuxer.path)
    var entries: [Entry] = []
    var last: (time: Int64, length: Int64) = (.min, 0)
    var fault: Fault?
    do {
      while fault == nil, try demuxer.read(into: packet) {
        defer { packet.clear() }
        if packet.isCorrupt || demuxer.unread.count > 0 {
          fault = .damaged
        } else if packet.bringsHeader || !demuxer.isOfChosenStream(packet) {
          fault = .passingHeader
        } else if let entry = Entry(packet) {
          entries.append(entry)
          if !entry.isDiscarded, entry.pts > last.time {
            last = (entry.pts, max(0, packet.pointer.pointee.duration))
          }
        } else {
          fault = .missingTime
        }
      }
    } catch {
      fault = .damaged
    }
    self.init(entries, leaps: demuxer.leaps, lastLength: last.length, fault: fault)
  }
}

extension StreamIndex.Entry {
  /// nil where the packet has no time.
  init?(_ packet: Packet) {
    let content = packet.pointer.pointee
    guard Packet.times.contains(content.pts) else { return nil }
    self.init(
      pts: content.pts, dts: Packet.times.contains(content.dts) ? content.dts : content.pts,
      size: content.size, isKeyframe: packet.isKeyframe,
      isDiscarded: packet.isDiscarded)
  }
}
