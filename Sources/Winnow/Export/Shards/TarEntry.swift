import Foundation

/// A file in a tar archive: POSIX.1-2001 (pax), without owner or date, so that the same files are the
/// same bytes.
struct TarEntry {
  static let block = 512

  /// Path inside the archive.
  var name: String
  var bytes: Int

  /// What stands before the file's bytes.
  var header: Data {
    let path = Array(name.utf8)
    // Any archive reader takes plain names of up to 100 bytes and files of up to 8 GiB.
    guard path.count > 100 || path.contains(where: { $0 > 126 }) || bytes > Self.longest else {
      return Self.header(path, bytes: bytes, kind: "0")
    }
    let records = Self.record("path", name) + Self.record("size", "\(bytes)")
    let short = Array(path.filter { $0 < 127 }.suffix(80))
    return Self.header(Array("pax/".utf8) + short, bytes: records.count, kind: "x")
      + records + Self.padding(records.count)
      + Self.header(short, bytes: min(bytes, Self.longest), kind: "0")
  }

  /// What stands behind the file's bytes.
  var padding: Data { Self.padding(bytes) }

  /// Bytes of the archive that the file takes.
  var size: Int { header.count + bytes + padding.count }

  /// What ends an archive.
  static let end = Data(count: 2 * block)

  /// Whether a block stands directly before the bytes of a file of this size.
  static func isHeader(_ block: Data, ofBytes bytes: Int) -> Bool {
    let block = Array(block)
    guard block.count == Self.block, block[257..<262].elementsEqual("ustar".utf8) else {
      return false
    }
    return block[124..<135].elementsEqual(octal(min(bytes, longest), digits: 11).utf8)
      && block[148..<154].elementsEqual(octal(checksum(block), digits: 6).utf8)
  }

  /// The sum of a header, in which it counts itself as blanks.
  private static func checksum(_ header: [UInt8]) -> Int {
    header.enumerated().reduce(0) { $0 + (148..<156 ~= $1.offset ? 0x20 : Int($1.element)) }
  }

  private static func octal(_ value: Int, digits: Int) -> String {
    let text = String(value, radix: 8)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }

  /// The largest file that any reader takes.
  private static let longest = 0o77777777777

  private static func padding(_ bytes: Int) -> Data { Data(count: (block - bytes % block) % block) }

  /// A line of a pax header, which begins with its own length.
  private static func record(_ key: String, _ value: String) -> Data {
    let rest = " \(key)=\(value)\n"
    var length = rest.utf8.count + 1
    while "\(length)".count + rest.utf8.count != length {
      length = "\(length)".count + rest.utf8.count
    }
    return Data("\(length)\(rest)".utf8)
  }

  private static func header(_ path: [UInt8], bytes: Int, kind: Character) -> Data {
    var header = Data(path + [UInt8](repeating: 0, count: 100 - path.count))
    for (value, digits) in [(0o644, 7), (0, 7), (0, 7), (bytes, 11), (0, 11)] {
      header.append(contentsOf: octal(value, digits: digits).utf8)
      header.append(0)
    }
    header.append(contentsOf: "        \(kind)".utf8)
    header.append(Data(count: 100))
    header.append(contentsOf: "ustar\u{0}00".utf8)
    header.append(Data(count: block - header.count))
    let sum = octal(checksum(Array(header)), digits: 6)
    header.replaceSubrange(148..<156, with: Data("\(sum)\u{0} ".utf8))
    return header
  }
}
