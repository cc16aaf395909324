/// Values as one line of JSON with sorted keys: the same bytes for the same value.
///
/// Numbers with a fraction have a decimal point or an exponent each time, as `JSONWriter` writes them.
package enum JSONLine {
  /// - Throws: `EncodingError` for a number that is none; what `value` throws.
  package static func text(_ value: some Encodable) throws -> String {
    let tree = JSONTree()
    try tree.fill(with: value, at: [])
    var text = JSONWriter()
    tree.write(to: &text)
    return String(decoding: text.bytes, as: UTF8.self)
  }
}
