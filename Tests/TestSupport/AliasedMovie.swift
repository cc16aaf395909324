import Foundation

/// Movies whose pictures are in another file, which they name by an alias as old QuickTime did.
enum AliasedMovie {
  /// The MP4 file `movie` without its pictures, which it says are in the file `path`.
  static func bytes(of movie: Data, naming path: String) -> Data {
    Data(rewritten(Array(movie), path))
  }

  private static func rewritten(_ boxes: [UInt8], _ path: String) -> [UInt8] {
    var result: [UInt8] = []
    var position = 0
    while position + 8 <= boxes.count {
      let size = boxes[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
      let type = String(decoding: boxes[position + 4..<position + 8], as: UTF8.self)
      let body = Array(boxes[position + 8..<position + size])
      position += size
      switch type {
      case "moov", "trak", "mdia", "minf", "dinf": result += box(type, rewritten(body, path))
      case "dref": result += box(type, number(0, bytes: 4) + number(1, bytes: 4) + alias(path))
      case "mdat": continue
      default: result += box(type, body)
      }
    }
    return result
  }

  /// A Macintosh alias record: 150 bytes of names and dates that may be empty, then items, of which
  /// number 2 is the absolute path.
  private static func alias(_ path: String) -> [UInt8] {
    var path = Array(path.utf8)
    if !path.count.isMultiple(of: 2) { path.append(0) }
    let items = number(2, bytes: 2) + number(path.count, bytes: 2) + path
    let end = number(0xFFFF, bytes: 2) + number(0, bytes: 2)
    return box("alis", number(0, bytes: 4) + [UInt8](repeating: 0, count: 150) + items + end)
  }

  private static func box(_ type: String, _ body: [UInt8]) -> [UInt8] {
    number(body.count + 8, bytes: 4) + Array(type.utf8) + body
  }

  private static func number(_ value: Int, bytes: Int) -> [UInt8] {
    (0..<bytes).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
