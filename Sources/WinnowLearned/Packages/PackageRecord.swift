import Foundation
import WinnowCore
import WinnowMedia

/// What a package of Python says of its files where it was installed: their sizes and hashes.
///
/// Source: PEP 376 and PEP 427, the file RECORD.
enum PackageRecord {
  /// Compares a file with what its package says of it.
  ///
  /// - Parameter folder: that of the package.
  /// - Throws: `ModelError` where it is damaged. One that no record names passes.
  static func check(_ file: String, of folder: String) throws(ModelError) {
    let root = URL(filePath: folder).deletingLastPathComponent()
    let prefix = root.path + "/"
    guard file.hasPrefix(prefix),
      let line = line(of: String(file.dropFirst(prefix.count)), in: root)
    else { return }
    let size = try? FileManager.default.attributesOfItem(atPath: file)[.size] as? Int64
    guard let size, size == line.size else {
      throw ModelError(
        "\(file) is damaged: it has \(size ?? 0) bytes, and its package says \(line.size)")
    }
    let hash = try? ContentHash(of: file, size: size)
    guard let hash, Self.text(hash.bytes) == line.hash else {
      throw ModelError("\(file) is damaged: it has another hash than its package says")
    }
  }

  private static func line(of file: String, in root: URL) -> (hash: String, size: Int64)? {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    for name in names.sorted() where name.hasSuffix(".dist-info") {
      let record = root.appending(path: "\(name)/RECORD")
      guard let text = try? String(contentsOf: record, encoding: .utf8) else { continue }
      for line in text.split(separator: "\n") {
        let fields = line.split(separator: ",", omittingEmptySubsequences: false)
        guard fields.count == 3, fields[0] == file, fields[1].hasPrefix("sha256="),
          let size = Int64(fields[2].trimmingCharacters(in: .whitespaces))
        else { continue }
        return (String(fields[1].dropFirst("sha256=".count)), size)
      }
    }
    return nil
  }

  /// Base 64 for names of files, without what fills it up.
  private static func text(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
      .replacing("=", with: "")
  }
}
