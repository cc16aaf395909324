import Foundation

/// A file in a tar archive: POSIX.1-2001 (pax), without owner or date, so that the same files are the
/// same bytes.
struct TarEntry {
  private static let block = 512

  /// Path inside the archive.
  var name: String
  var bytes: Int

  /// What stands before the file's bytes.
  var header: Data {
    let path = Array(name.utf8)
    // Any archive reader takes plain names of up to 100 bytes and files of up to 8 GiB.
    guard path.count > 100 || path.contains(where: { $0 > 126 }) || bytes > 0o77777777777 else {
      return Self.header(path, bytes: bytes, kind: "0")
    }
    let records = Self.record("path", name) + Self.record("size", "\(bytes)")
    let short = Array(path.filter { $0 < 127 }.suffix(80))
    return Self.header(Array("pax/".utf8) + short, bytes: records.count, kind: "x")
      + records + Self.padding(records.count)
      + Self.header(short, bytes: min(bytes, 0o77777777777), kind: "0")
  }

  /// What stands behind the file's bytes.
  var padding: Data { Self.padding(bytes) }

  /// Bytes of the archive that the file takes.
  var size: Int { header.count + bytes + padding.count }

  /// What ends an archive.
  static let end = Data(count: 2 * block)

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
    let octal = { (value: Int, digits: Int) in String(format: "%0\(digits)lo", value) }
    for field in [octal(0o644, 7), octal(0, 7), octal(0, 7), octal(bytes, 11), octal(0, 11)] {
      header.append(contentsOf: field.utf8)
      header.append(0)
    }
    // The checksum counts itself as blanks.
    header.append(contentsOf: "        \(kind)".utf8)
    header.append(Data(count: 100))
    header.append(contentsOf: "ustar\u{0}00".utf8)
    header.append(Data(count: block - header.count))
    let sum = header.reduce(0) { $0 + Int($1) }
    header.replaceSubrange(148..<156, with: Data("\(octal(sum, 6))\u{0} ".utf8))
    return header
  }
}
