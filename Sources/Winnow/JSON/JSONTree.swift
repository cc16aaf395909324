import Foundation

/// A value of JSON that is being put together, part by part.
final class JSONTree {
  private enum Content {
    case null
    case truth(Bool)
    case number(String)
    case text(String)
    case list([JSONTree])
    case object([String: JSONTree])
  }

  private var content = Content.null

  /// Becomes what `value` encodes itself as.
  ///
  /// - Throws: `EncodingError` for a number that is none; what `value` throws.
  func fill<Value: Encodable>(with value: Value, at path: [any CodingKey]) throws {
    switch value {
    case let value as String: content = .text(value)
    case let value as Bool: content = .truth(value)
    case let value as Double: try fill(with: value, at: path)
    case let value as Float: try fill(with: value, at: path)
    case let value as any FixedWidthInteger: content = .number("\(value)")
    case let value as Data: content = .text(value.base64EncodedString())
    case let value as URL: content = .text(value.absoluteString)
    default: try value.encode(to: JSONTreeEncoder(tree: self, codingPath: path))
    }
  }

  private func fill(
    with value: some BinaryFloatingPoint & CustomStringConvertible, at path: [any CodingKey]
  ) throws {
    guard value.isFinite else {
      let context = EncodingError.Context(codingPath: path, debugDescription: "not a number")
      throw EncodingError.invalidValue(value, context)
    }
    content = .number(value.description)
  }

  /// Becomes an object, if it is none.
  func beginObject() {
    if case .object = content { return }
    content = .object([:])
  }

  /// Becomes a list, if it is none.
  func beginList() {
    if case .list = content { return }
    content = .list([])
  }

  /// Adds a member to an object.
  func member(_ key: String) -> JSONTree {
    let tree = JSONTree()
    if case .object(var members) = content {
      content = .null
      members[key] = tree
      content = .object(members)
    }
    return tree
  }

  /// Adds an element to a list.
  func element() -> JSONTree {
    let tree = JSONTree()
    if case .list(var elements) = content {
      content = .null
      elements.append(tree)
      content = .list(elements)
    }
    return tree
  }

  /// Elements of a list so far.
  var count: Int {
    if case .list(let elements) = content { elements.count } else { 0 }
  }

  func write(to text: inout JSONWriter) {
    switch content {
    case .null: text.null()
    case .truth(let value): text.truth(value)
    case .number(let digits): text.json(digits)
    case .text(let value): text.string(value)
    case .list(let elements): text.list { for element in elements { element.write(to: &$0) } }
    case .object(let members):
      text.object { text in
        for (key, value) in members.sorted(by: { $0.key < $1.key }) {
          text.key(quoted: JSONWriter.quotedKey(key)[...])
          value.write(to: &text)
        }
      }
    }
  }
}
