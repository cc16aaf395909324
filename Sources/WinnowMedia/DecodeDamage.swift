/// What a reader had to leave out of a video.
public struct DecodeDamage: Hashable, Sendable {
  /// Packets or frames that could not be decoded.
  public private(set) var undecodable = 0
  /// Frames with parts the codec had to make up.
  public private(set) var patched = 0
  /// Whether reading ended before the end of the file.
  public private(set) var stoppedEarly = false
  /// The first error met.
  public private(set) var first: MediaError?

  mutating func count(_ error: MediaError) {
    undecodable += 1
    first = first ?? error
  }

  mutating func countPatchedFrame() { patched += 1 }

  mutating func stop(_ error: MediaError) {
    stoppedEarly = true
    first = first ?? error
  }

  /// The damage in words; nil where there is none.
  public var summary: String? {
    var parts: [String] = []
    if let first {
      let skipped = undecodable == 1 ? "1 packet" : "\(undecodable) packets"
      let what =
        stoppedEarly ? "reading stopped before the end" : "\(skipped) could not be decoded"
      parts.append("\(what); first: \(first.operation.rawValue): \(first.reason)")
    }
    if patched > 0 {
      parts.append("\(patched == 1 ? "1 frame is" : "\(patched) frames are") damaged")
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }
}
