/// Text that stands inside a page.
enum PageText {
  /// JSON that no part of can be taken for markup, nor for the end of a line of a script.
  static func safe(_ json: String) -> String {
    var safe = ""
    safe.reserveCapacity(json.utf8.count)
    for scalar in json.unicodeScalars {
      switch scalar {
      case "<": safe += "\\u003C"
      case ">": safe += "\\u003E"
      case "&": safe += "\\u0026"
      case "\u{2028}": safe += "\\u2028"
      case "\u{2029}": safe += "\\u2029"
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }
}
