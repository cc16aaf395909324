import CFFmpeg

/// What the decoded frames of a video say of their fields.
package struct FieldCount: Hashable, Sendable {
  package internal(set) var frames = 0
  /// Frames flagged interlaced, and those of them whose top field is shown first.
  package internal(set) var interlaced = 0
  package internal(set) var topFirst = 0

  package init() {}

  mutating func count(_ frame: borrowing VideoFrame) {
    frames += 1
    guard frame.isInterlaced else { return }
    interlaced += 1
    if frame.isTopFieldFirst { topFirst += 1 }
  }

  /// The order the container announced or, where it did not, the one most interlaced frames have.
  package func order(announced: FieldOrder) -> FieldOrder {
    if announced != .unknown || frames == 0 { return announced }
    if interlaced == 0 { return .progressive }
    return 2 * topFirst >= interlaced ? .tff : .bff
  }
}
