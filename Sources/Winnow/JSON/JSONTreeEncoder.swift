/// Has a value encode itself into a `JSONTree`. `JSONEncoder` writes whole numbers of any type without a point.
struct JSONTreeEncoder: Encoder {
  let tree: JSONTree
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    tree.beginObject()
    return KeyedEncodingContainer(JSONObjectContainer(tree: tree, codingPath: codingPath))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    tree.beginList()
    return JSONListContainer(tree: tree, codingPath: codingPath)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    JSONValueContainer(tree: tree, codingPath: codingPath)
  }
}

private struct JSONObjectContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let tree: JSONTree
  let codingPath: [any CodingKey]

  func encodeNil(forKey key: Key) { _ = tree.member(key.stringValue) }

  func encode(_ value: some Encodable, forKey key: Key) throws {
    try tree.member(key.stringValue).fill(with: value, at: codingPath + [key])
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> { encoder(key).container(keyedBy: type) }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    encoder(key).unkeyedContainer()
  }

  func superEncoder() -> any Encoder {
    JSONTreeEncoder(tree: tree.member("super"), codingPath: codingPath)
  }

  func superEncoder(forKey key: Key) -> any Encoder { encoder(key) }

  private func encoder(_ key: Key) -> JSONTreeEncoder {
    JSONTreeEncoder(tree: tree.member(key.stringValue), codingPath: codingPath + [key])
  }
}

private struct JSONListContainer: UnkeyedEncodingContainer {
  let tree: JSONTree
  let codingPath: [any CodingKey]
  var count: Int { tree.count }

  func encodeNil() { _ = tree.element() }

  func encode(_ value: some Encodable) throws {
    try tree.element().fill(with: value, at: codingPath)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) -> KeyedEncodingContainer<Nested> { element.container(keyedBy: type) }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { element.unkeyedContainer() }

  func superEncoder() -> any Encoder { element }

  private var element: JSONTreeEncoder {
    JSONTreeEncoder(tree: tree.element(), codingPath: codingPath)
  }
}

private struct JSONValueContainer: SingleValueEncodingContainer {
  let tree: JSONTree
  let codingPath: [any CodingKey]

  func encodeNil() {}

  func encode(_ value: some Encodable) throws { try tree.fill(with: value, at: codingPath) }
}
