import Foundation

/// The name of a file, or its path, which may be no text.
struct FileName {
  /// The name; where its bytes are not UTF-8, those above 0x7F as "\\xNN".
  var text: String
  var isUTF8: Bool

  init(_ bytes: some Collection<UInt8>) {
    let valid = String(validating: bytes, as: UTF8.self)
    isUTF8 = valid != nil
    text = valid ?? bytes.map(Self.escaped).joined()
  }

  private static func escaped(_ byte: UInt8) -> String {
    byte < 0x80 ? String(UnicodeScalar(byte)) : String(format: "\\x%02X", byte)
  }

  /// What stands against opening a file whose name is no text.
  static let refusal = VideoSource.Refusal.unreachable("its name is not UTF-8")
}
