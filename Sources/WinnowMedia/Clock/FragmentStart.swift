import Foundation

/// Where the fragments of a file of the MP4 kind begin.
///
/// FFmpeg marks frames as not to be shown for two reasons: an edit list leaves them out, or a fragment gives them
/// times that have been. Edit lists are of the frames before the fragments, so that their place tells which it is.
enum FragmentStart {
  /// More boxes than these before the first fragment are of no recording.
  private static let mostBoxes = 1000
  /// Bytes of a box's size and name, and of both with a long size.
  private static let (header, longHeader) = (8, 16)

  /// The place of the first fragment in the file at `path`; nil where there is none, or it cannot be read.
  static func find(in path: String) -> Int64? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var place: Int64 = 0
    for _ in 0..<mostBoxes {
      guard let box = box(at: place, descriptor) else { return nil }
      if box.name == "moof" { return place }
      let (next, isTooFar) = place.addingReportingOverflow(box.size)
      guard !isTooFar else { return nil }
      place = next
    }
    return nil
  }

  /// nil where there is none, or it reaches to the end of the file.
  private static func box(at place: Int64, _ descriptor: Int32) -> (name: String, size: Int64)? {
    var bytes = [UInt8](repeating: 0, count: longHeader)
    let count = pread(descriptor, &bytes, bytes.count, off_t(place))
    guard count >= header else { return nil }
    let number = { (part: Range<Int>) in part.reduce(UInt64(0)) { $0 << 8 | UInt64(bytes[$1]) } }
    let size = number(0..<4) == 1 && count == longHeader ? number(8..<16) : number(0..<4)
    guard size >= header, let size = Int64(exactly: size) else { return nil }
    return (String(decoding: bytes[4..<8], as: UTF8.self), size)
  }
}
