import CFFmpeg
import WinnowCore

/// When there is sound in a file, by the container's clock. It is read when it is first asked for, since
/// that takes a pass over the whole file.
final class SoundCourse {
  /// Seconds without a packet of sound that are no silence yet.
  private static let longestGap = 5.0

  private let path: String
  private let onPacket: () -> Void
  private lazy var stretches: [ClosedRange<Double>] = Self.stretches(path, onPacket)

  init(path: String, onPacket: @escaping () -> Void) {
    self.path = path
    self.onPacket = onPacket
  }

  /// Whether there is sound from `start` to `end`, in seconds, but for a little at both ends.
  func isHeard(from start: Double, to end: Double) -> Bool {
    stretches.contains {
      $0.lowerBound <= start + Self.longestGap && $0.upperBound >= end - Self.longestGap
    }
  }

  /// The stretches of sound as packets come, each as long as its clock goes on.
  private static func stretches(
    _ path: String, _ onPacket: @escaping () -> Void
  ) -> [ClosedRange<Double>] {
    guard let demuxer = try? Demuxer(path: path, media: AVMEDIA_TYPE_AUDIO, onPacket: onPacket),
      let packet = try? Packet(path: path)
    else { return [] }
    let timeBase = Rational(demuxer.stream.pointee.time_base)
    var stretches: [ClosedRange<Double>] = []
    while (try? demuxer.read(into: packet)) == true {
      defer { packet.clear() }
      guard let start = packet.time.map({ MediaTime.seconds($0.start, timeBase) }) else { continue }
      if let last = stretches.last, last.upperBound...last.upperBound + longestGap ~= start {
        stretches[stretches.count - 1] = last.lowerBound...start
      } else if stretches.last?.contains(start) != true {
        stretches.append(start...start)
      }
    }
    return stretches
  }
}
