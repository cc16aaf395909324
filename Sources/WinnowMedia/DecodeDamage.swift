/// What a reader had to leave out of a video.
package struct DecodeDamage: Hashable, Sendable {
  /// Packets that cannot be read, that the container flags as damaged or that the codec refuses; each
  /// once.
  package private(set) var corruptPackets = 0
  /// Packets that could not be read or decoded, and frames that could not be decoded.
  package private(set) var undecodable = 0
  /// Packets that were decoded although the codec logged an error. It is heard in one thread only.
  package private(set) var faultyPackets = 0
  /// Frames with parts the codec had to make up.
  package private(set) var damagedFrames = 0
  /// Whether reading ended before the end of the file.
  package private(set) var stoppedEarly = false
  /// The first error met.
  package private(set) var first: MediaError?

  mutating func count(_ error: MediaError) {
    undecodable += 1
    first = first ?? error
  }

  /// Counts a packet after decoding it.
  ///
  /// - Parameters:
  ///   - isFlagged: whether the container flags it.
  ///   - error: why the codec refused it.
  ///   - isFaulty: whether the codec logged an error.
  mutating func countPacket(isFlagged: Bool, error: MediaError?, isFaulty: Bool) {
    if let error { count(error) }
    if isFlagged || error != nil {
      corruptPackets += 1
    } else if isFaulty {
      faultyPackets += 1
    }
  }

  /// Counts `packets` that could not be read.
  mutating func countUnread(_ packets: Int, _ error: MediaError) {
    corruptPackets += packets
    undecodable += packets
    first = first ?? error
  }

  mutating func countDamagedFrame() { damagedFrames += 1 }

  mutating func stop(_ error: MediaError) {
    stoppedEarly = true
    first = first ?? error
  }

  /// Whether it is too little to tell in the length of a video of so many frames.
  package func isSlight(in frames: Int) -> Bool { !stoppedEarly && undecodable <= frames / 50 }

  /// The damage in words; nil where there is none.
  package var summary: String? {
    var parts: [String] = []
    if let first {
      let skipped = Self.number(undecodable, "packet")
      let what =
        stoppedEarly ? "reading stopped before the end" : "\(skipped) could not be decoded"
      parts.append("\(what); first: \(first.withoutPath)")
    }
    if damagedFrames > 0 {
      let verb = damagedFrames == 1 ? "is" : "are"
      parts.append("\(Self.number(damagedFrames, "frame")) \(verb) damaged")
    }
    if parts.isEmpty, corruptPackets + faultyPackets > 0 {
      parts.append("\(Self.number(corruptPackets + faultyPackets, "packet")) with errors")
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  private static func number(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }
}
