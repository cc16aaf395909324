import Foundation

/// Small pictures of a video as JPEG files, in the order of its frames.
package struct Thumbnails: Hashable, Sendable, Codable {
  /// The frames they show, increasing.
  package private(set) var frames: [Int] = []
  /// Bytes of each.
  private(set) var lengths: [Int] = []
  /// One after another.
  private(set) var pictures = Data()

  package init() {}

  /// nil where the parts do not belong together.
  init?(frames: [Int], lengths: [Int], pictures: Data) {
    guard frames.count == lengths.count, lengths.reduce(0, +) == pictures.count else { return nil }
    (self.frames, self.lengths, self.pictures) = (frames, lengths, pictures)
  }

  mutating func append(_ jpeg: [UInt8], frame: Int) {
    frames.append(frame)
    lengths.append(jpeg.count)
    pictures.append(contentsOf: jpeg)
  }

  /// The pictures at `positions`.
  func pictures(at positions: [Int]) -> [Data] {
    var starts = [pictures.startIndex]
    for length in lengths { starts.append(starts[starts.count - 1] + length) }
    return positions.map { Data(pictures[starts[$0]..<starts[$0 + 1]]) }
  }
}
