import Foundation

/// The name of a file, or its path, which may be no text.
struct FileName {
  /// The name; where its bytes are not UTF-8, backslashes and bytes above 0x7F as "\\xNN".
  var text: String
  var isUTF8: Bool

  init(_ bytes: some Collection<UInt8>) {
    let valid = String(validating: bytes, as: UTF8.self)
    isUTF8 = valid != nil
    text = valid ?? bytes.map(Self.escaped).joined()
  }

  private static func escaped(_ byte: UInt8) -> String {
    let isPlain = byte < 0x80 && byte != UInt8(ascii: "\\")
    return isPlain ? String(UnicodeScalar(byte)) : String(format: "\\x%02X", byte)
  }

  /// What stands for the file at `path`, which ends in a name of this kind: the path itself, or where the
  /// name is no text "folder/./a\\xFF.mp4", since the file "folder/a\\xFF.mp4" may be there as well. No
  /// path of a file that is found holds ".".
  func place(_ path: String) -> String {
    guard !isUTF8 else { return path }
    guard path.utf8.contains(UInt8(ascii: "/")) else { return "./\(path)" }
    let (folder, name) = FilePath.parts(of: path)
    return FilePath.joined(folder, "./\(name)")
  }

  /// What stands against opening a file whose name is no text.
  static let refusal = VideoSource.Refusal.unreachable("its name is not UTF-8")
}
